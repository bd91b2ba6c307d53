package com.telerivet.status.metric;

import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The months that have room for points. What was seen is remembered, since the database would be asked for every point:
 * a month that was closed since refuses them by itself, as it has no table any more.
 */
class OpenMonths {

    private final JdbcTemplate jdbc;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    OpenMonths(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws PointRejected if a point lies in a month whose points are gone */
    void makeRoom(Collection<MetricPoint> points) {
        List<LocalDate> unknown = points.stream()
                .map(point ->
                        YearMonth.from(point.at().atOffset(ZoneOffset.UTC)).atDay(1))
                .distinct()
                .filter(month -> !known.contains(month))
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(month -> jdbc.query("select metric_add_month(?)", ignored -> {}, month));
            requireOpen(unknown);
            known.addAll(unknown);
        }
    }

    /** Whether there was anything to forget. */
    boolean forget() {
        boolean any = !known.isEmpty();
        known.clear();
        return any;
    }

    private void requireOpen(List<LocalDate> months) {
        List<LocalDate> closed = jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement("select month from metric_closed_month where month = any(?)");
                    statement.setArray(1, connection.createArrayOf("date", months.toArray()));
                    return statement;
                },
                (row, n) -> row.getObject(1, LocalDate.class));
        if (!closed.isEmpty()) {
            throw new PointRejected("The points of " + YearMonth.from(closed.get(0))
                    + " are no longer kept, and its figures are final");
        }
    }
}
