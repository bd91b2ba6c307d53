package com.telerivet.status.metric;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A dashboard's points, sent twice and in random order, with one in a hundred missing and one corrected later, rolled up now
 * and then: whether rollups equal recomputation, in so many random runs. Arguments: the JDBC address of a database that has
 * the schema, the file of the check, how many runs.
 */
public final class RandomPoints {

    private static final Instant NOW = Instant.parse("2015-01-31T08:38:00Z");
    private static final int MINUTES = 180;

    private RandomPoints() {}

    public static void main(String[] args) throws Exception {
        SingleConnectionDataSource source = new SingleConnectionDataSource(args[0], true);
        JdbcClient jdbc = JdbcClient.create(source);
        Metrics metrics = new Metrics(
                jdbc,
                new PointStore(new JdbcTemplate(source)),
                new SeriesReader(jdbc),
                Clock.fixed(NOW, ZoneOffset.UTC));
        RollUpPoints rollUps =
                new RollUpPoints(jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)));
        String check = Files.readString(Path.of(args[1]));
        int runs = Integer.parseInt(args[2]);
        int wrong = 0;
        for (int seed = 0; seed < runs; seed++) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                ids.add(metrics.add(new NewMetric("m" + i, "S", MetricKind.RESPONSE_TIME))
                        .id());
            }
            send(metrics, rollUps, ids, new Random(seed));
            // the page beside it may be rolling up as well
            while (jdbc.sql("select count(*) from metric_stale").query(Long.class).single() > 0) {
                rollUps.rollUp();
            }
            wrong += jdbc.sql(check).query().listOfRows().isEmpty() ? 0 : 1;
            ids.forEach(id -> jdbc.sql("delete from metric where id = ?").param(id).update());
        }
        System.out.printf("%d runs of %d points, %d of them wrong%n", runs, 6 * MINUTES * 2, wrong);
        source.destroy();
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static void send(Metrics metrics, RollUpPoints rollUps, List<String> ids, Random random) {
        List<MetricPoint> twice = new ArrayList<>();
        for (String id : ids) {
            for (int minute = 0; minute < MINUTES; minute++) {
                if (random.nextInt(100) > 0) {
                    MetricPoint point = point(id, minute, random);
                    twice.addAll(List.of(point, point));
                }
            }
        }
        Collections.shuffle(twice, random);
        for (int from = 0; from < twice.size(); from += 300) {
            metrics.record(twice.subList(from, Math.min(from + 300, twice.size())));
            if (random.nextInt(3) == 0) {
                rollUps.rollUp();
            }
        }
        List<MetricPoint> corrected = new ArrayList<>();
        for (int i = 0; i < twice.size() / 200; i++) {
            MetricPoint old = twice.get(random.nextInt(twice.size()));
            corrected.add(new MetricPoint(old.metricId(), old.source(), old.at(), old.sum() + 1, old.count()));
        }
        metrics.record(corrected);
    }

    private static MetricPoint point(String id, int minute, Random random) {
        double millis = 1 + random.nextInt(5_000);
        Spread spread = random.nextInt(3) == 0 ? null : Spread.of(millis).orElse(null);
        return new MetricPoint(id, "probe", NOW.minus(Duration.ofMinutes(minute)), millis, 1, spread);
    }
}
