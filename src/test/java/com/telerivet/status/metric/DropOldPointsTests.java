package com.telerivet.status.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.MovableClock;
import com.telerivet.status.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A month that is to go while somebody reads it. */
class DropOldPointsTests {

    private static final Instant OLD = Instant.parse("2015-01-31T08:38:00Z");
    private static final Instant OLDEST = Instant.parse("2014-12-31T08:38:00Z");
    private static final Instant NOW = Instant.parse("2016-03-02T00:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(OLD);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final Metrics metrics = new Metrics(
            database.jdbc(),
            new PointStore(new JdbcTemplate(database.dataSource())),
            new SeriesReader(database.jdbc()),
            clock);
    private final DropOldPoints dropOldPoints = new DropOldPoints(
            database.jdbc(),
            transaction,
            new RollUpPoints(database.jdbc(), transaction),
            new MetricSettings(Duration.ofDays(395)),
            clock);

    @Test
    void aMonthThatIsBeingReadWaitsForItsReaderAndHoldsUpNeitherTheOthersNorWriters() throws Exception {
        String metric = metrics.add(new NewMetric("API response time", "API", MetricKind.RESPONSE_TIME))
                .id();
        metrics.record(List.of(point(metric, OLD), point(metric, OLDEST)));
        clock.set(NOW);
        try (Connection reader = database.dataSource().getConnection();
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("select * from metric_point_201501");

            dropOldPoints.dropOld();

            assertThat(months()).as("nobody reads December").containsExactly("metric_point_201501");
            metrics.record(List.of(point(metric, NOW)));
            reader.commit();
        }
        dropOldPoints.dropOld();

        assertThat(months()).containsExactly("metric_point_201603");
    }

    private static MetricPoint point(String metric, Instant at) {
        return new MetricPoint(metric, "test", at, 100, 1);
    }

    private List<String> months() {
        return database.jdbc()
                .sql(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = 'metric_point'::regclass order by 1")
                .query(String.class)
                .list();
    }
}
