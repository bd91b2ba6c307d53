package com.telerivet.status.metric;

import com.telerivet.status.StatusApplication;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the documents of the charts take, from the database to bytes: with a year of points of the six metrics of the
 * sample, one a minute, and with nine more years of rollups behind it. The page runs within this program, on the database
 * that its settings name.
 */
public final class LongMetrics {

    private static final int ROUNDS = 40;

    private LongMetrics() {}

    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext page = SpringApplication.run(StatusApplication.class, args);
        JdbcClient jdbc = page.getBean(JdbcClient.class);
        RollUpPoints rollUps = page.getBean(RollUpPoints.class);
        int minutes = Integer.parseInt(System.getProperty("minutes", "525600"));
        jdbc.sql("select metric_add_month(date_trunc('month', now() - make_interval(days => d))::date)"
                        + " from generate_series(0, 380, 20) as d")
                .query((row, n) -> n)
                .list();
        long begin = System.nanoTime();
        for (String id : ids(jdbc)) {
            alone(page, jdbc, () -> jdbc.sql(
                            """
                            insert into metric_point (metric_id, source, at, sum, count)
                            select ?, 'bench', date_trunc('minute', now()) - make_interval(mins => m), 90 + m % 20, 100
                            from generate_series(1, ?) as m
                            """)
                    .params(id, minutes)
                    .update());
        }
        // as the database does by itself soon after so many rows
        jdbc.sql("analyze metric_point").update();
        jdbc.sql(
                        """
                        insert into metric_stale (metric_id, hour)
                        select distinct metric_id, date_bin('1 hour', at, 'epoch') from metric_point where source = 'bench'
                        """)
                .update();
        while (jdbc.sql("select count(*) from metric_stale").query(Long.class).single() > 1_000) {
            rollUps.rollUp();
        }
        jdbc.sql("analyze").update();
        System.out.printf("%d points after %d s%n", 6L * minutes, (System.nanoTime() - begin) / 1_000_000_000);
        measure(page); // the compilers' part is no part of it
        Map<String, Double> one = measure(page);
        for (String id : ids(jdbc)) {
            for (Rollup rollup : Rollup.values()) {
                for (int year = 2; year <= 10; year++) {
                    addRollups(page, jdbc, id, rollup, year);
                }
            }
        }
        jdbc.sql("analyze metric_rollup").update();
        Map<String, Double> ten = measure(page);
        System.out.println("median ms, all six metrics read and the document rendered: one year, ten years");
        one.forEach((what, ms) -> System.out.printf(
                Locale.ROOT, "  %-16s %6.2f %6.2f  %.2f%n", what, ms, ten.get(what), ten.get(what) / ms));
        System.exit(SpringApplication.exit(page));
    }

    /** A year at a time, since no statement may take as long as ten do. */
    private static void addRollups(
            ConfigurableApplicationContext page, JdbcClient jdbc, String id, Rollup rollup, int year) {
        alone(page, jdbc, () -> jdbc.sql(
                        """
                        insert into metric_rollup (metric_id, step, at, sum, count)
                        select :id, :step, at, 9500, 100
                        from generate_series(date_bin(make_interval(secs => :step), now() - make_interval(years => :year), 'epoch'),
                                             now() - make_interval(years => :year - 1), make_interval(secs => :step)) as at
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("step", rollup.seconds())
                .param("year", year)
                .update());
    }

    /** Without asking for the metric of each row. */
    private static void alone(ConfigurableApplicationContext page, JdbcClient jdbc, Runnable insert) {
        page.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            insert.run();
        });
    }

    private static List<String> ids(JdbcClient jdbc) {
        return jdbc.sql("select id from metric order by position limit 6")
                .query(String.class)
                .list();
    }

    /** Medians: of reading each period for all six metrics, and of one document of each kind on top of it. */
    private static Map<String, Double> measure(ConfigurableApplicationContext page) throws Exception {
        Metrics metrics = page.getBean(Metrics.class);
        Map<String, List<Double>> times = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Period period : Period.values()) {
                String name = period.name().toLowerCase(Locale.ROOT);
                double read = timed(() -> metrics.series(period, Instant.now()));
                times.computeIfAbsent(name + " read", n -> new ArrayList<>()).add(read);
            }
            SiteSnapshot snapshot = snapshot(page);
            for (Renderer renderer : page.getBeansOfType(Renderer.class).values()) {
                for (Draft draft : renderer.drafts(snapshot)) {
                    String path = draft.path();
                    boolean isFirst = path.contains(ids(page.getBean(JdbcClient.class)).get(0));
                    if (path.matches("/metrics/(day|week|month)") || (path.startsWith("/metrics/") && isFirst)) {
                        String name = path.replaceAll("/metrics/([a-z0-9]{12}/)?", "") + " rendered";
                        times.computeIfAbsent(name, n -> new ArrayList<>()).add(timed(draft::render));
                    }
                }
            }
        }
        Map<String, Double> medians = new TreeMap<>();
        times.forEach((what, all) -> {
            Collections.sort(all);
            medians.put(what, all.get(all.size() / 2));
        });
        return medians;
    }

    private static SiteSnapshot snapshot(ConfigurableApplicationContext page) throws Exception {
        Object reader = page.getBean(Arrays.stream(page.getBeanDefinitionNames())
                .filter(name -> name.equals("snapshotReader"))
                .findFirst()
                .orElseThrow());
        Method read = reader.getClass().getMethod("read");
        read.setAccessible(true);
        return (SiteSnapshot) read.invoke(reader);
    }

    private static double timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }
}
