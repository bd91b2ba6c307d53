package com.telerivet.status.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.telerivet.status.testkit.MovableClock;
import com.telerivet.status.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class MetricsTests {

    private static final Instant NOW = Instant.parse("2015-01-31T08:38:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final Metrics metrics = new Metrics(
            database.jdbc(),
            new PointStore(new JdbcTemplate(database.dataSource())),
            new SeriesReader(database.jdbc()),
            new MovableClock(NOW));
    private final RollUpPoints rollUps = new RollUpPoints(
            database.jdbc(), new TransactionTemplate(new DataSourceTransactionManager(database.dataSource())));
    private String uptime;
    private String responseTime;

    @BeforeEach
    void addMetrics() {
        uptime = metrics.add(new NewMetric("API uptime", "API", MetricKind.UPTIME))
                .id();
        responseTime = metrics.add(new NewMetric("API response time", "API", MetricKind.RESPONSE_TIME))
                .id();
    }

    @ParameterizedTest
    @EnumSource(MetricKind.class)
    void aSingleMeasurementKeepsItsValue(MetricKind kind) {
        assertThat(kind.value(kind.sumOf(99.25), 1)).isEqualTo(99.25);
    }

    @Test
    void valuesAreWeightedByTheirCounts() {
        record(responseTime, "a", NOW, 100, 1);
        record(responseTime, "b", NOW, 9 * 200, 9);

        assertThat(day(responseTime).overall()).hasValue(190);
        assertThat(day(responseTime).latest().map(SeriesPoint::count)).contains(10.0);
    }

    @Test
    void noDataIsAGapAndNoFigure() {
        assertThat(day(uptime).points()).isEmpty();
        assertThat(day(uptime).overall()).isEmpty();
    }

    @Test
    void aRepeatedPointReplacesItsPredecessor() {
        record(uptime, "probe:1", NOW, 0, 1);
        record(uptime, "probe:1", NOW.plusMillis(999), 1, 1);

        assertThat(day(uptime).overall()).hasValue(100);
        assertThat(day(uptime).latest().map(SeriesPoint::count)).contains(1.0);
    }

    @Test
    void aLongBatchThatComesAgainReplacesWhatWasThereAndAddsTheRest() {
        metrics.record(IntStream.range(0, 600)
                .mapToObj(i -> new MetricPoint(uptime, "import", NOW.minusSeconds(i), 0, 1))
                .toList());
        metrics.record(IntStream.range(300, 1_200)
                .mapToObj(i -> new MetricPoint(uptime, "import", NOW.minusSeconds(i), 1, 1))
                .toList());

        assertThat(database.jdbc()
                        .sql("select array[count(*), sum(sum)]::bigint[] from metric_point where metric_id = ?")
                        .param(uptime)
                        .query((row, n) -> List.of((Long[]) row.getArray(1).getArray()))
                        .single())
                .containsExactly(1_200L, 900L);
    }

    @Test
    void aBatchWithOneUnknownMetricKeepsNothing() {
        MetricPoint good = new MetricPoint(uptime, "a", NOW, 1, 1);
        MetricPoint bad = new MetricPoint("nosuchmetric", "a", NOW, 1, 1);

        assertThatThrownBy(() -> metrics.record(List.of(good, bad))).isInstanceOf(DataAccessException.class);
        assertThat(day(uptime).points()).isEmpty();
    }

    @Test
    void pointsGoWithTheirMetric() {
        metrics.record(List.of(new MetricPoint(uptime, "a", NOW, 1, 1)));
        database.jdbc().sql("delete from metric where id = ?").param(uptime).update();
        assertThat(database.jdbc()
                        .sql("select count(*) from metric_point where metric_id = ?")
                        .param(uptime)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aPointMustCountSomething(double count) {
        assertThatThrownBy(() -> new MetricPoint(uptime, "a", NOW, 1, count))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNewestPointOfEachMetricIsKnown() {
        record(uptime, "a", NOW.minusSeconds(60), 1, 1);
        record(uptime, "a", NOW.minusSeconds(120), 1, 1);

        assertThat(metrics.latest()).containsExactly(Map.entry(uptime, NOW.minusSeconds(60)));
    }

    @Test
    void absurdNumbersDoNotOverflowASeries() {
        for (int i = 0; i < 20; i++) {
            record(responseTime, "s" + i, NOW, Double.MAX_VALUE, 1);
            record(uptime, "s" + i, NOW, -Double.MAX_VALUE, Double.MAX_VALUE);
        }

        assertThat(day(responseTime).overall().orElseThrow()).isFinite();
        assertThat(day(uptime).overall().orElseThrow()).isFinite();
    }

    /** Repeated, late, corrected and unordered points: the figures are what plain recomputation from the last says. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void seriesEqualRecomputationFromThePoints(long seed) {
        Random random = new Random(seed);
        Map<String, MetricPoint> last = new HashMap<>();
        for (int batch = 0; batch < 30; batch++) {
            List<MetricPoint> points = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                String id = random.nextBoolean() ? uptime : responseTime;
                Instant at = NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 40)));
                int count = 1 + random.nextInt(1000);
                points.add(new MetricPoint(id, "s" + random.nextInt(2), at, random.nextInt(count + 1), count));
            }
            if (!last.isEmpty() && random.nextBoolean()) {
                MetricPoint wrong = List.copyOf(last.values()).get(random.nextInt(last.size()));
                points.add(new MetricPoint(wrong.metricId(), wrong.source(), wrong.at(), 0, 7));
            }
            metrics.record(points);
            if (random.nextInt(3) == 0) {
                rollUps.rollUp();
            }
            points.forEach(p -> last.put(p.metricId() + p.source() + p.at(), p));
        }
        for (Period period : Period.values()) {
            for (MetricSeries series : metrics.series(period, NOW)) {
                assertRecomputed(series, last.values().stream().toList());
            }
        }
    }

    private static void assertRecomputed(MetricSeries series, List<MetricPoint> all) {
        Map<Instant, double[]> steps = new TreeMap<>();
        long seconds = series.step().toSeconds();
        for (MetricPoint point : all) {
            boolean within = !point.at().isBefore(series.from()) && point.at().isBefore(series.to());
            if (within && point.metricId().equals(series.metric().id())) {
                Instant step = Instant.ofEpochSecond(point.at().getEpochSecond() / seconds * seconds);
                double[] total = steps.computeIfAbsent(step, s -> new double[2]);
                total[0] += point.sum();
                total[1] += point.count();
            }
        }
        assertThat(series.points())
                .isEqualTo(steps.entrySet().stream()
                        .map(e -> new SeriesPoint(e.getKey(), e.getValue()[0], e.getValue()[1]))
                        .toList());
        double sum = steps.values().stream().mapToDouble(t -> t[0]).sum();
        double count = steps.values().stream().mapToDouble(t -> t[1]).sum();
        if (steps.isEmpty()) {
            assertThat(series.overall()).isEmpty();
        } else {
            assertThat(series.overall().orElseThrow())
                    .isCloseTo(series.metric().kind().value(sum, count), within(1e-9));
        }
    }

    private void record(String metricId, String source, Instant at, double sum, double count) {
        metrics.record(List.of(new MetricPoint(metricId, source, at, sum, count)));
    }

    private MetricSeries day(String metricId) {
        return metrics.series(Period.DAY, NOW).stream()
                .filter(series -> series.metric().id().equals(metricId))
                .findFirst()
                .orElseThrow();
    }
}
