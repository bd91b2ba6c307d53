package com.telerivet.status.metric;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes points, and in the same statement notes the hours whose rollups they make stale. */
@Component
class PointStore {

    private static final Comparator<MetricPoint> PLACE = Comparator.comparing(MetricPoint::metricId)
            .thenComparingLong(point -> point.at().getEpochSecond())
            .thenComparing(MetricPoint::source);

    private static final int MANY = 500;

    private final JdbcTemplate jdbc;
    private final OpenMonths months;

    PointStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.months = new OpenMonths(jdbc);
    }

    /** @throws PointRejected if a point lies in a month whose points are gone */
    void write(Collection<MetricPoint> points) {
        List<MetricPoint> kept = lastOfEach(points);
        try {
            put(kept);
        } catch (DataIntegrityViolationException e) {
            // a month that was there may have been closed since; who is in a transaction has lost it already
            if (!months.forget() || isInTransaction()) {
                throw e;
            }
            put(kept);
        }
    }

    /**
     * Looking for each point's predecessor costs the database more than a new point itself, so where there are many they
     * are taken for new ones first; inside a transaction the first refusal would be the end of it.
     */
    private void put(List<MetricPoint> kept) {
        months.makeRoom(kept);
        if (kept.size() >= MANY && !isInTransaction()) {
            try {
                insert(kept, "");
                return;
            } catch (DuplicateKeyException e) {
                // none was kept: some were there, and are replaced below
            }
        }
        insert(
                kept,
                """
                on conflict (metric_id, at, source) do update
                    set sum = excluded.sum, count = excluded.count, buckets = excluded.buckets
                """);
    }

    private static boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private void insert(List<MetricPoint> kept, String onConflict) {
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(
                    """
                    with given as (
                        select metric_id, source, to_timestamp(second) as at, sum, count, buckets::double precision[]
                        from unnest(?, ?, ?, ?, ?, ?) as given (metric_id, source, second, sum, count, buckets)
                    ), stale as (
                        insert into metric_stale (metric_id, hour)
                        select distinct metric_id, date_bin('1 hour', at, 'epoch') from given
                    )
                    insert into metric_point (metric_id, source, at, sum, count, buckets) select * from given
                    """
                            + onConflict);
            // typed arrays go as they are, without a text of each number in between
            statement.setArray(1, array(connection, "varchar", kept, MetricPoint::metricId, String[]::new));
            statement.setArray(2, array(connection, "varchar", kept, MetricPoint::source, String[]::new));
            statement.setArray(3, array(connection, "int8", kept, p -> p.at().getEpochSecond(), Long[]::new));
            statement.setArray(4, array(connection, "float8", kept, MetricPoint::sum, Double[]::new));
            statement.setArray(5, array(connection, "float8", kept, MetricPoint::count, Double[]::new));
            statement.setArray(6, array(connection, "text", kept, PointStore::buckets, String[]::new));
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

    void retract(Collection<MetricPoint> points) {
        points.forEach(point -> jdbc.update(
                """
                with gone as (delete from metric_point where metric_id = ? and source = ? and at = ? returning metric_id, at)
                insert into metric_stale (metric_id, hour) select metric_id, date_bin('1 hour', at, 'epoch') from gone
                """,
                point.metricId(),
                point.source(),
                point.at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
    }

    /** An array as PostgreSQL writes it: arrays of different lengths make no array of arrays. */
    private static @Nullable String buckets(MetricPoint point) {
        Spread spread = point.spread();
        return spread == null
                ? null
                : spread.triples().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> Array array(
            Connection connection,
            String type,
            List<MetricPoint> points,
            Function<MetricPoint, ? extends @Nullable T> part,
            IntFunction<T[]> typed)
            throws SQLException {
        return connection.createArrayOf(type, points.stream().map(part).toArray(typed));
    }

    /**
     * The last of those that replace each other, in one order everywhere, so that two writers of the same points never
     * wait for each other in a circle.
     */
    private static List<MetricPoint> lastOfEach(Collection<MetricPoint> points) {
        List<MetricPoint> sorted = new ArrayList<>(points);
        sorted.sort(PLACE);
        List<MetricPoint> last = new ArrayList<>(sorted.size());
        for (MetricPoint point : sorted) {
            int newest = last.size() - 1;
            if (newest >= 0 && PLACE.compare(last.get(newest), point) == 0) {
                last.set(newest, point);
            } else {
                last.add(point);
            }
        }
        return last;
    }
}
