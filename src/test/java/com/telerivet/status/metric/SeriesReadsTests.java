package com.telerivet.status.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.MovableClock;
import com.telerivet.status.testkit.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** However long the page has measured, a chart reads the rollups of its own period and nothing else. */
class SeriesReadsTests {

    private static final Instant NOW = Instant.parse("2015-01-31T08:38:00Z");
    private static final long A_FEW_HUNDRED = 700;

    private final TestDatabase database = TestDatabase.fresh();
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final Metrics metrics = new Metrics(
            database.jdbc(),
            new PointStore(new JdbcTemplate(database.dataSource())),
            new SeriesReader(database.jdbc()),
            new MovableClock(NOW));

    @Test
    void aChartReadsAFewHundredRows() {
        String metric = metrics.add(new NewMetric("API response time", "API", MetricKind.RESPONSE_TIME))
                .id();
        OffsetDateTime until = OffsetDateTime.parse("2015-02-01T00:00:00Z");
        for (Rollup rollup : Rollup.values()) {
            database.jdbc()
                    .sql(
                            """
                            insert into metric_rollup (metric_id, step, at, sum, count)
                            select ?, ?, at, 100, 1
                            from generate_series(?::timestamptz - interval '400 days', ?::timestamptz,
                                                 make_interval(secs => ?)) as at
                            """)
                    .params(metric, rollup.seconds(), until, until, rollup.seconds())
                    .update();
        }
        database.jdbc().sql("analyze metric_rollup").update();

        for (Period period : Period.values()) {
            long rows = Objects.requireNonNull(transaction.execute(status -> {
                long before = read();
                assertThat(metrics.series(period, NOW).get(0).points()).hasSize(period.steps());
                return read() - before;
            }));
            assertThat(rows).as("rows read for a %s", period).isBetween((long) period.steps(), A_FEW_HUNDRED);
        }
    }

    @Test
    void pointsThatCameByTheYearDoNotHoldUpThePage() {
        String metric = metrics.add(new NewMetric("API uptime", "API", MetricKind.UPTIME))
                .id();
        database.jdbc()
                .sql("select metric_add_month((date '2014-01-01' + make_interval(months => m))::date)"
                        + " from generate_series(0, 13) as m")
                .query((row, n) -> row)
                .list();
        database.jdbc()
                .sql(
                        """
                        with points as (
                            insert into metric_point (metric_id, source, at, sum, count)
                            select ?, 'import', at, 100, 1
                            from generate_series(timestamptz '2014-02-01Z', '2015-01-31T08:35Z', '5 minutes') as at
                            returning metric_id, at)
                        insert into metric_stale (metric_id, hour)
                        select distinct metric_id, date_bin('1 hour', at, 'epoch') from points
                        """)
                .param(metric)
                .update();

        long rows = Objects.requireNonNull(transaction.execute(status -> {
            long before = read();
            assertThat(metrics.series(Period.DAY, NOW).get(0).points())
                    .as("the newest day is exact all the same")
                    .hasSize(Period.DAY.steps());
            assertThat(metrics.series(Period.YEAR, NOW).get(0).points())
                    .as("of the year so far only the newest weeks")
                    .hasSizeBetween(40, 50);
            return read() - before;
        }));
        assertThat(rows).as("of 104,000 points").isLessThan(15_000);
    }

    /** Rows that were read of all tables of metrics in the present transaction, whichever way. */
    private long read() {
        return database.jdbc()
                .sql(
                        """
                        select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)
                        from pg_stat_xact_user_tables where relname like 'metric_rollup%' or relname like 'metric_point%'
                        """)
                .query(Long.class)
                .single();
    }
}
