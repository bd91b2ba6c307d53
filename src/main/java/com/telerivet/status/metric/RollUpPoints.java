package com.telerivet.status.metric;

import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the rollups of stale hours in line with the points. One instance does it at a time: two that recompute the
 * same hour from what each has seen could leave the older sum. Until it has, {@link SeriesReader} reads the points of
 * a stale hour themselves.
 */
@Component
class RollUpPoints implements DisposableBean {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int NOTES_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RollUpSpreads spreads;
    private @Nullable Worker worker;

    RollUpPoints(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.spreads = new RollUpSpreads(jdbc);
    }

    @EventListener
    void start(DatabaseReady ready) {
        worker = Worker.start("roll-up", PAUSE, this::rollUp);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    /** Works until no hour is stale that was so at the beginning, or another instance is at it. */
    void rollUp() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> isOurTurn() && rollUpSome()));
        }
    }

    private boolean isOurTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('metric_roll_up'))")
                .query(Boolean.class)
                .single();
    }

    /**
     * The notes go first: whoever wrote one wrote its points in the same transaction, so every later statement sees them.
     */
    private boolean rollUpSome() {
        List<Hour> hours = jdbc.sql(
                        """
                        with gone as (
                            delete from metric_stale
                            where id in (select id from metric_stale order by id limit :most)
                            returning metric_id, hour)
                        select distinct metric_id, extract(epoch from hour)::bigint from gone
                        """)
                .param("most", NOTES_AT_ONCE)
                .query((row, n) -> new Hour(row.getString(1), row.getLong(2)))
                .list();
        if (hours.isEmpty()) {
            return false;
        }
        goByTheIndex();
        String[] ids = hours.stream().map(Hour::metricId).toArray(String[]::new);
        Long[] begins = hours.stream().map(Hour::begin).toArray(Long[]::new);
        forget(Rollup.HOUR, ids, begins);
        fromPoints(ids, begins);
        spreads.fromPoints(ids, begins);
        from(Rollup.FIVE_MINUTES, Rollup.HALF_HOUR, Rollup.HOUR, ids, begins);
        from(Rollup.HALF_HOUR, Rollup.HOUR, Rollup.HOUR, ids, begins);
        forget(Rollup.DAY, ids, begins);
        from(Rollup.HOUR, Rollup.DAY, Rollup.DAY, ids, begins);
        spreads.from(Rollup.FIVE_MINUTES, Rollup.HALF_HOUR, Rollup.HOUR, ids, begins);
        spreads.from(Rollup.HALF_HOUR, Rollup.HOUR, Rollup.HOUR, ids, begins);
        spreads.from(Rollup.HOUR, Rollup.DAY, Rollup.DAY, ids, begins);
        return true;
    }

    /**
     * Each hour is looked up by the index. After an import of years the database would rather read all points once and
     * compare them with all hours, which takes it minutes. For the same reason a lateral query with "offset 0" stands
     * where a join would do: it is asked as it is written, once for each hour.
     */
    private void goByTheIndex() {
        jdbc.sql("set local enable_hashjoin = off").update();
        jdbc.sql("set local enable_mergejoin = off").update();
    }

    /** Removes the rollups of up to {@code span} that lie within the spans of the given hours. */
    private void forget(Rollup span, String[] ids, Long[] hours) {
        jdbc.sql(
                        """
                        delete from metric_rollup where ctid = any(array(
                            select place
                            from (select distinct metric_id, date_bin(make_interval(secs => :span), to_timestamp(hour), 'epoch') as begin
                                  from unnest(:ids, :hours) as given (metric_id, hour)) stale cross join lateral (
                                select r.ctid as place from metric_rollup r
                                where r.metric_id = stale.metric_id and step = any(:steps)
                                  and at >= begin and at < begin + make_interval(secs => :span)
                                offset 0) old))
                        """)
                .param("span", span.seconds())
                .param("steps", span == Rollup.DAY ? new Integer[] {86400} : new Integer[] {300, 1800, 3600})
                .param("ids", ids)
                .param("hours", hours)
                .update();
    }

    private void fromPoints(String[] ids, Long[] hours) {
        jdbc.sql(
                        """
                        insert into metric_rollup (metric_id, step, at, sum, count)
                        select metric_id, 300, date_bin('5 minutes', at, 'epoch') as begin,
                               sum(greatest(-:bound, least(:bound, sum))), sum(least(:bound, count))
                        from unnest(:ids, :hours) as stale (id, hour) cross join lateral (
                            select metric_id, at, sum, count from metric_point where metric_id = id
                              and at >= to_timestamp(hour) and at < to_timestamp(hour) + interval '1 hour'
                            offset 0) point
                        group by metric_id, begin
                        """)
                .param("bound", Rollup.LARGEST_SUMMED)
                .param("ids", ids)
                .param("hours", hours)
                .update();
    }

    private void from(Rollup fine, Rollup coarse, Rollup span, String[] ids, Long[] hours) {
        jdbc.sql(
                        """
                        insert into metric_rollup (metric_id, step, at, sum, count)
                        select fine.metric_id, :coarse, date_bin(make_interval(secs => :coarse), at, 'epoch') as begin,
                               sum(sum), sum(count)
                        from (select distinct metric_id, date_bin(make_interval(secs => :span), to_timestamp(hour), 'epoch') as hour
                              from unnest(:ids, :hours) as given (metric_id, hour)) stale cross join lateral (
                            select r.metric_id, at, sum, count from metric_rollup r
                            where r.metric_id = stale.metric_id and step = :fine
                              and at >= hour and at < hour + make_interval(secs => :span)
                            offset 0) fine
                        group by fine.metric_id, begin
                        """)
                .param("fine", fine.seconds())
                .param("coarse", coarse.seconds())
                .param("span", span.seconds())
                .param("ids", ids)
                .param("hours", hours)
                .update();
    }

    private record Hour(String metricId, long begin) {}
}
