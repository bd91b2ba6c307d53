package com.telerivet.status.metric;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes points, and in the same statement notes the hours whose rollups they make stale. */
@Component
class PointStore {

    private final JdbcTemplate jdbc;

    PointStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws PointRejected if a point lies in a month whose points are gone */
    void write(Collection<MetricPoint> points) {
        Map<String, MetricPoint> last = new TreeMap<>();
        points.forEach(p -> last.put(p.metricId() + ' ' + p.at().getEpochSecond() + ' ' + p.source(), p));
        // in one order everywhere, so that two writers of the same points never wait for each other in a circle
        List<MetricPoint> kept = new ArrayList<>(last.values());
        makeRoom(kept);
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(
                    """
                    with given as (
                        select * from unnest(?, ?, ?, ?, ?) as given (metric_id, source, at, sum, count)
                    ), stale as (
                        insert into metric_stale (metric_id, hour)
                        select distinct metric_id, date_bin('1 hour', at, 'epoch') from given
                    )
                    insert into metric_point (metric_id, source, at, sum, count) select * from given
                    on conflict (metric_id, at, source) do update set sum = excluded.sum, count = excluded.count
                    """);
            statement.setArray(1, array(connection, "varchar", kept.stream().map(MetricPoint::metricId)));
            statement.setArray(2, array(connection, "varchar", kept.stream().map(MetricPoint::source)));
            statement.setArray(3, array(connection, "timestamptz", kept.stream().map(PointStore::second)));
            statement.setArray(4, array(connection, "float8", kept.stream().map(MetricPoint::sum)));
            statement.setArray(5, array(connection, "float8", kept.stream().map(MetricPoint::count)));
            return statement;
        });
    }

    /** The hours are noted as stale, in case somebody is rolling them up at this very moment. */
    void erase(String metricId) {
        jdbc.update("delete from metric_rollup where metric_id = ?", metricId);
        jdbc.update(
                """
                with gone as (delete from metric_point where metric_id = ? returning metric_id, at)
                insert into metric_stale (metric_id, hour)
                select distinct metric_id, date_bin('1 hour', at, 'epoch') from gone
                """,
                metricId);
    }

    private void makeRoom(List<MetricPoint> points) {
        List<LocalDate> months = points.stream()
                .map(point ->
                        YearMonth.from(point.at().atOffset(ZoneOffset.UTC)).atDay(1))
                .distinct()
                .toList();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(
                            """
                            select given.month,
                                   exists (select from metric_closed_month closed where closed.month = given.month),
                                   to_regclass('metric_point_' || to_char(given.month, 'YYYYMM')) is not null
                            from unnest(?) as given (month)
                            """);
                    statement.setArray(1, array(connection, "date", months.stream()));
                    return statement;
                },
                row -> {
                    LocalDate month = row.getObject(1, LocalDate.class);
                    if (row.getBoolean(2)) {
                        throw new PointRejected("The points of " + YearMonth.from(month)
                                + " are no longer kept, and its figures are final");
                    }
                    if (!row.getBoolean(3)) {
                        jdbc.query("select metric_add_month(?)", ignored -> {}, month);
                    }
                });
    }

    private static OffsetDateTime second(MetricPoint point) {
        return point.at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
