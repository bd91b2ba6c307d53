package com.telerivet.status.metric;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up, bucket by bucket, how the measurements of stale hours are spread, into rollups that are there already. */
class RollUpSpreads {

    private static final String KEPT =
            """
            ), cells as (
                select metric_id, begin, low, high, sum(count) as count
                from (select metric_id, begin, buckets[i] as low, buckets[i + 1] as high, buckets[i + 2] as count
                      from told cross join lateral generate_series(1, cardinality(buckets), 3) as i) cell
                group by metric_id, begin, low, high
            ), spread as (
                select metric_id, begin, array_agg(figure order by low, high, part) as buckets
                from cells cross join lateral (values (1, low), (2, high), (3, count)) as given (part, figure)
                group by metric_id, begin having count(*) <= 3 * :most
            )
            update metric_rollup r set buckets = spread.buckets
            from spread cross join lateral (
                select o.ctid as place from metric_rollup o
                where o.metric_id = spread.metric_id and o.step = :coarse and o.at = begin
                offset 0) old
            where r.ctid = place
            """;

    private final JdbcClient jdbc;

    RollUpSpreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void fromPoints(String[] ids, Long[] hours) {
        jdbc.sql(
                        """
                        with told as (
                            select metric_id, date_bin('5 minutes', at, 'epoch') as begin, buckets
                            from unnest(:ids, :hours) as stale (id, hour) cross join lateral (
                                select metric_id, at, buckets from metric_point where metric_id = id and buckets is not null
                                  and at >= to_timestamp(hour) and at < to_timestamp(hour) + interval '1 hour'
                                offset 0) point
                        """
                                + KEPT)
                .param("ids", ids)
                .param("hours", hours)
                .param("most", Spread.MOST_IN_A_ROLLUP)
                .param("coarse", Rollup.FIVE_MINUTES.seconds())
                .update();
    }

    void from(Rollup fine, Rollup coarse, Rollup span, String[] ids, Long[] hours) {
        jdbc.sql(
                        """
                        with told as (
                            select fine.metric_id, date_bin(make_interval(secs => :coarse), at, 'epoch') as begin, buckets
                            from (select distinct metric_id,
                                         date_bin(make_interval(secs => :span), to_timestamp(hour), 'epoch') as hour
                                  from unnest(:ids, :hours) as given (metric_id, hour)) stale cross join lateral (
                                select r.metric_id, at, buckets from metric_rollup r
                                where r.metric_id = stale.metric_id and step = :fine and buckets is not null
                                  and at >= hour and at < hour + make_interval(secs => :span)
                                offset 0) fine
                        """
                                + KEPT)
                .param("ids", ids)
                .param("hours", hours)
                .param("most", Spread.MOST_IN_A_ROLLUP)
                .param("fine", fine.seconds())
                .param("coarse", coarse.seconds())
                .param("span", span.seconds())
                .update();
    }
}
