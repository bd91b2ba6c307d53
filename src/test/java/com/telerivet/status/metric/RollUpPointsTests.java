package com.telerivet.status.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.testkit.MovableClock;
import com.telerivet.status.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RollUpPointsTests {

    private static final Instant NOW = Instant.parse("2015-01-31T08:38:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(NOW);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final Metrics metrics = new Metrics(
            database.jdbc(),
            new PointStore(new JdbcTemplate(database.dataSource())),
            new SeriesReader(database.jdbc()),
            clock);
    private final RollUpPoints rollUps = new RollUpPoints(database.jdbc(), transaction);
    private final DropOldPoints dropOldPoints =
            new DropOldPoints(database.jdbc(), transaction, rollUps, new MetricSettings(Duration.ofDays(395)), clock);
    private String metric;

    @BeforeEach
    void addMetric() {
        metric = metrics.add(new NewMetric("API response time", "API", MetricKind.RESPONSE_TIME))
                .id();
    }

    /** A day of a dashboard sent twice in random order, with one in a hundred missing and one corrected later. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void rollupsAreWhatThePointsGive(long seed) {
        Random random = new Random(seed);
        List<MetricPoint> twice = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            if (random.nextInt(100) > 0) {
                MetricPoint point = point(NOW.minus(Duration.ofMinutes(minute)), random.nextInt(5000), 10);
                twice.addAll(List.of(point, point));
            }
        }
        Collections.shuffle(twice, random);
        for (int from = 0; from < twice.size(); from += 200) {
            metrics.record(twice.subList(from, Math.min(from + 200, twice.size())));
            if (random.nextInt(4) == 0) {
                rollUps.rollUp();
                assertThat(wrongRollups()).isEmpty();
            }
        }
        for (int i = 0; i < 14; i++) {
            metrics.record(List.of(point(twice.get(random.nextInt(twice.size())).at(), 1, 1)));
        }
        rollUps.rollUp();

        assertThat(wrongRollups()).isEmpty();
        assertThat(staleHours()).isZero();
    }

    @Test
    void instancesThatWriteAndRollUpAtTheSameTimeLeaveNothingWrong() throws Exception {
        try (Threads threads = new Threads()) {
            for (int writer = 0; writer < 4; writer++) {
                Random random = new Random(writer);
                threads.run(() -> {
                    for (int i = 0; i < 60; i++) {
                        metrics.record(List.of(point(NOW.minusSeconds(random.nextInt(7200)), random.nextInt(100), 1)));
                        rollUps.rollUp();
                    }
                });
            }
        }
        rollUps.rollUp();

        assertThat(wrongRollups()).isEmpty();
        assertThat(staleHours()).isZero();
    }

    @Test
    void whatNearlyAllStayedWithinIsThatOfAllMeasurementsTogether() {
        List<MetricPoint> day = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            // 98 of 100 minutes are quick, and in each of the others everything is slow
            double millis = minute % 50 == 0 ? 900 : 100;
            Spread spread = Spread.of(List.of(new Spread.Bucket(millis - 100, millis, 10)))
                    .orElseThrow();
            day.add(new MetricPoint(metric, "otlp", NOW.minus(Duration.ofMinutes(minute)), millis * 10, 10, spread));
        }
        metrics.record(day);
        for (Period period : Period.values()) {
            MetricSeries fresh = series(period);
            assertThat(fresh.p95(fresh.points()).orElseThrow()).isBetween(0.0, 100.0);
        }
        List<MetricSeries> before = List.of(series(Period.DAY), series(Period.MONTH), series(Period.YEAR));

        rollUps.rollUp();

        assertThat(wrongRollups()).isEmpty();
        assertThat(List.of(series(Period.DAY), series(Period.MONTH), series(Period.YEAR)))
                .isEqualTo(before);
    }

    @Test
    void aPointThatIsCorrectedWithoutASpreadHasNoneAnyMore() {
        metrics.record(List.of(point(NOW, 101, 10)));
        rollUps.rollUp();
        assertThat(series(Period.YEAR).points().get(0).spread()).isNotNull();

        metrics.record(List.of(point(NOW, 100, 10)));
        rollUps.rollUp();

        assertThat(series(Period.YEAR).points().get(0).spread()).isNull();
        assertThat(wrongRollups()).isEmpty();
    }

    @Test
    void moreBoundsThanAnythingCouldBeReadFromAreNotKept() {
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i <= Spread.MOST_IN_A_ROLLUP; i++) {
            Spread spread = Spread.of(List.of(new Spread.Bucket(i, i + 1, 1))).orElseThrow();
            points.add(new MetricPoint(metric, "s" + i, NOW, 1, 1, spread));
        }
        metrics.record(points);
        rollUps.rollUp();

        assertThat(series(Period.YEAR).points().get(0).spread()).isNull();
        assertThat(wrongRollups()).isEmpty();
    }

    @Test
    void aYearIsMadeOfDays() {
        for (int day = 0; day < 300; day += 7) {
            metrics.record(List.of(point(NOW.minus(Duration.ofDays(day)), day, 1)));
        }
        rollUps.rollUp();

        assertThat(series(Period.YEAR).points()).hasSize(43);
        assertThat(series(Period.YEAR).overall()).hasValue(147);
    }

    @Test
    void aResetMetricHasNothingLeft() {
        metrics.record(List.of(point(NOW, 100, 1), point(NOW.minus(Duration.ofDays(40)), 300, 1)));
        rollUps.rollUp();

        metrics.reset(metric);

        assertThat(series(Period.YEAR).points()).isEmpty();
        rollUps.rollUp();
        assertThat(series(Period.YEAR).points()).isEmpty();
        assertThat(wrongRollups()).isEmpty();
    }

    @Test
    void aPointFarAheadIsRefusedWithAReason() {
        metrics.record(List.of(point(NOW.plus(Duration.ofMinutes(59)), 1, 1)));

        assertThatThrownBy(() -> metrics.record(List.of(point(NOW.plus(Duration.ofMinutes(61)), 1, 1))))
                .isInstanceOf(PointRejected.class)
                .hasMessageContaining("more than an hour ahead");
    }

    @Test
    void oldPointsAreDroppedByMonthAndTheirFiguresStay() {
        metrics.record(List.of(point(NOW, 100, 1), point(NOW.plusSeconds(1), 300, 1)));
        clock.set(Instant.parse("2016-02-29T23:59:00Z"));
        dropOldPoints.dropOld();
        assertThat(points()).isEqualTo(2);

        clock.set(Instant.parse("2016-03-02T00:00:00Z"));
        dropOldPoints.dropOld();

        assertThat(points()).isZero();
        clock.set(Instant.parse("2015-02-01T00:00:00Z"));
        assertThat(series(Period.YEAR).overall()).hasValue(200);
        assertThatThrownBy(() -> metrics.record(List.of(point(NOW, 1, 1))))
                .isInstanceOf(PointRejected.class)
                .hasMessageContaining("no longer kept");
        assertThat(wrongRollups()).isEmpty();
    }

    @Test
    void aMonthThatIsBeingReadWaitsForItsReaderAndHoldsUpNeitherTheOthersNorWriters() throws Exception {
        metrics.record(List.of(point(NOW, 100, 1), point(Instant.parse("2014-12-31T08:38:00Z"), 100, 1)));
        Instant later = Instant.parse("2016-03-02T00:00:00Z");
        clock.set(later);
        try (Connection reader = database.dataSource().getConnection();
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("select * from metric_point_201501");

            dropOldPoints.dropOld();

            assertThat(months()).as("nobody reads December").containsExactly("metric_point_201501");
            metrics.record(List.of(point(later, 100, 1)));
            reader.commit();
        }
        dropOldPoints.dropOld();

        assertThat(months()).containsExactly("metric_point_201603");
    }

    @Test
    void aMonthThatWasClosedElsewhereIsNotTakenFromMemory() {
        Instant late = Instant.parse("2015-01-15T00:00:00Z");
        metrics.record(List.of(point(late, 100, 1)));
        rollUps.rollUp();
        database.jdbc().sql("drop table metric_point_201501").update();
        database.jdbc()
                .sql("insert into metric_closed_month (month) values ('2015-01-01')")
                .update();

        assertThatThrownBy(() -> metrics.record(List.of(point(late, 200, 1))))
                .isInstanceOf(PointRejected.class)
                .hasMessageContaining("no longer kept");
        assertThat(wrongRollups()).isEmpty();
    }

    @Test
    void anInstanceWhoseClockIsYearsAheadDropsNothing() {
        clock.set(Instant.now());
        metrics.record(List.of(point(Instant.now(), 100, 1)));

        clock.set(Instant.now().plus(Duration.ofDays(3650)));
        dropOldPoints.dropOld();

        assertThat(points()).isEqualTo(1);
    }

    /** Some sources tell how their measurements are spread, in buckets that change; others do not. */
    private MetricPoint point(Instant at, double sum, double count) {
        return new MetricPoint(metric, "probe", at, sum, count, spread(sum, count));
    }

    private static @Nullable Spread spread(double sum, double count) {
        if (sum % 5 == 0) {
            return null;
        }
        double bound = 10 * Math.ceil(sum / 500);
        return Spread.of(List.of(
                        new Spread.Bucket(0, bound, count - 1), new Spread.Bucket(bound, Double.POSITIVE_INFINITY, 1)))
                .orElse(null);
    }

    private MetricSeries series(Period period) {
        return metrics.series(period, clock.instant()).get(0);
    }

    private List<Map<String, Object>> wrongRollups() {
        return database.jdbc().sql(check()).query().listOfRows();
    }

    private long points() {
        return database.jdbc()
                .sql("select count(*) from metric_point")
                .query(Long.class)
                .single();
    }

    private List<String> months() {
        return database.jdbc()
                .sql(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = 'metric_point'::regclass order by 1")
                .query(String.class)
                .list();
    }

    private long staleHours() {
        return database.jdbc()
                .sql("select count(*) from metric_stale")
                .query(Long.class)
                .single();
    }

    private static String check() {
        try (InputStream file = RollUpPointsTests.class.getResourceAsStream("/db/checks/rollups_equal_points.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs all, and fails if one of them does. */
    private static final class Threads implements AutoCloseable {

        private final ExecutorService pool = Executors.newCachedThreadPool();
        private final List<Future<?>> runs = new ArrayList<>();

        void run(Runnable work) {
            runs.add(pool.submit(work));
        }

        @Override
        public void close() throws Exception {
            for (Future<?> run : runs) {
                run.get();
            }
            pool.shutdown();
        }
    }
}
