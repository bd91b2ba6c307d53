package com.telerivet.status.metric;

import com.telerivet.status.platform.Ids;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            row.getTimestamp("updated_at").toInstant(),
            new MetricAxis(
                    row.getObject("y_axis_min", Double.class),
                    row.getObject("y_axis_max", Double.class),
                    row.getBoolean("y_axis_hidden")));

    private static final String ALL =
            """
            select metric.*, y_axis_min, y_axis_max, y_axis_hidden
            from metric left join metric_setting on metric_id = id
            """;

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final PointStore store;
    private final SeriesReader reader;
    private final Clock clock;

    Metrics(JdbcClient jdbc, PointStore store, SeriesReader reader, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.reader = reader;
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
        return jdbc.sql(ALL + "order by position, id").query(SUMMARY).list();
    }

    @Transactional(readOnly = true)
    public Optional<MetricSummary> find(String id) {
        return jdbc.sql(ALL + "where id = ?").param(id).query(SUMMARY).optional();
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

    /**
     * Keeps all points or, on any failure, none; a point with the metric, source and second of another replaces it. One
     * statement does it, so that outside of a transaction nothing but the statement is sent.
     *
     * @throws PointRejected if a point lies more than an hour ahead, or in a month whose points are no longer kept
     */
    public void record(Collection<MetricPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        Instant latest = clock.instant().plus(CLOCK_SKEW);
        points.stream().filter(point -> point.at().isAfter(latest)).findFirst().ifPresent(point -> {
            throw new PointRejected("The point of " + point.at() + " lies more than an hour ahead of this clock");
        });
        store.write(points);
    }

    /** Takes single points back, as if nobody had ever sent them; what they said does not matter. */
    @Transactional
    public void retract(Collection<MetricPoint> points) {
        store.retract(points);
    }

    /** Forgets all that was measured for a metric, its rollups too. An unknown id changes nothing. */
    @Transactional
    public void reset(String id) {
        store.erase(id);
    }

    /** The period that ends with {@code until}, for every metric that is shown, in its order. */
    @Transactional(readOnly = true)
    public List<MetricSeries> series(Period period, Instant until) {
        List<MetricSummary> shown = jdbc.sql(
                        ALL + "where coalesce(display, true) and archived_at is null order by position, id")
                .query(SUMMARY)
                .list();
        return reader.read(shown, period, until);
    }
}
