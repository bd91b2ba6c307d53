package com.telerivet.status.metric;

import com.telerivet.status.platform.Ids;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The metrics of the page, their points and their series. */
@Component
public class Metrics {

    private static final RowMapper<MetricSummary> SUMMARY = (row, n) -> new MetricSummary(
            row.getString("id"),
            row.getString("name"),
            row.getString("service"),
            MetricKind.of(row.getString("kind")).orElseThrow(),
            row.getString("unit"),
            row.getInt("decimals"),
            row.getInt("position"),
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("updated_at").toInstant());

    /** No sum of such values leaves the range of a double: one absurd point must not keep the page from being drawn. */
    private static final double LARGEST_SUMMED = 1e290;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    Metrics(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    /** Adds a metric behind the others. */
    @Transactional
    public MetricSummary add(NewMetric given) {
        String id = Ids.random();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into metric (id, name, service, kind, unit, decimals, position, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, (select coalesce(max(position), 0) + 1 from metric), ?, ?)
                        """)
                .params(id, given.name(), given.service(), given.kind().code())
                .params(given.kind().unit(), given.kind().decimals(), now, now)
                .update();
        return find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public List<MetricSummary> all() {
        return jdbc.sql("select * from metric order by position, id")
                .query(SUMMARY)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<MetricSummary> find(String id) {
        return jdbc.sql("select * from metric where id = ?")
                .param(id)
                .query(SUMMARY)
                .optional();
    }

    /** For each metric with points the time of its newest. */
    @Transactional(readOnly = true)
    public Map<String, Instant> latest() {
        Map<String, Instant> latest = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select id, (select max(at) from metric_point where metric_id = metric.id) as at
                        from metric order by position, id
                        """)
                .query((ResultSet row) -> {
                    if (row.getTimestamp("at") != null) {
                        latest.put(row.getString("id"), row.getTimestamp("at").toInstant());
                    }
                });
        return latest;
    }

    /** Keeps all points or, on any failure, none; a point with the metric, source and second of another replaces it. */
    @Transactional
    public void record(Collection<MetricPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        Map<String, MetricPoint> last = new TreeMap<>();
        points.forEach(p -> last.put(p.metricId() + ' ' + p.at().getEpochSecond() + ' ' + p.source(), p));
        // in one order everywhere, so that two writers of the same points never wait for each other in a circle
        List<MetricPoint> kept = new ArrayList<>(last.values());
        template.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(
                    """
                    insert into metric_point (metric_id, source, at, sum, count)
                    select * from unnest(?, ?, ?, ?, ?)
                    on conflict (metric_id, at, source) do update set sum = excluded.sum, count = excluded.count
                    """);
            statement.setArray(1, array(connection, "varchar", kept.stream().map(MetricPoint::metricId)));
            statement.setArray(2, array(connection, "varchar", kept.stream().map(MetricPoint::source)));
            statement.setArray(3, array(connection, "timestamptz", kept.stream().map(Metrics::second)));
            statement.setArray(4, array(connection, "float8", kept.stream().map(MetricPoint::sum)));
            statement.setArray(5, array(connection, "float8", kept.stream().map(MetricPoint::count)));
            return statement;
        });
    }

    /** The period that ends with {@code until}, for every metric in its order. */
    @Transactional(readOnly = true)
    public List<MetricSeries> series(Period period, Instant until) {
        long step = period.step().toSeconds();
        Instant to = Instant.ofEpochSecond((until.getEpochSecond() / step + 1) * step);
        Instant from = to.minus(period.step().multipliedBy(period.steps()));
        List<MetricSummary> metrics = all();
        Map<String, List<SeriesPoint>> points = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select metric_id, to_timestamp(floor(extract(epoch from at) / :step) * :step) as step,
                               sum(greatest(-:bound, least(:bound, sum))), sum(least(:bound, count))
                        from metric_point where metric_id = any(:ids) and at >= :from and at < :to
                        group by metric_id, step order by metric_id, step
                        """)
                .param("ids", metrics.stream().map(MetricSummary::id).toArray(String[]::new))
                .param("step", step)
                .param("bound", LARGEST_SUMMED)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, n) -> points.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new SeriesPoint(row.getTimestamp(2).toInstant(), row.getDouble(3), row.getDouble(4))))
                .list();
        return metrics.stream()
                .map(m -> new MetricSeries(m, period.step(), from, to, points.getOrDefault(m.id(), List.of())))
                .toList();
    }

    private static OffsetDateTime second(MetricPoint point) {
        return point.at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
