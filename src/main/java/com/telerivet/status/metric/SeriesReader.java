package com.telerivet.status.metric;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads a period from the rollups, and what they do not hold yet from the points: the figure is always exact. Only where
 * more than {@value #MOST_STALE} hours wait to be rolled up, as after years of points came in at once, the older of
 * them are still what the rollups say.
 */
@Component
class SeriesReader {

    private static final String KNOWN =
            """
            with stale as materialized (
                select distinct metric_id, date_bin(make_interval(secs => :unit), hour, 'epoch') as begin
                from (select metric_id, hour from metric_stale
                      where metric_id = any(:ids) and hour > :from - make_interval(secs => :unit) and hour < :to
                      group by metric_id, hour order by hour desc limit :most) as newest
            ), known as (
                select metric_id, at, sum, count, buckets from metric_rollup
                where step = :rollup and metric_id = any(:ids) and at >= :from and at < :to
                  and (metric_id, date_bin(make_interval(secs => :unit), at, 'epoch'))
                      not in (select metric_id, begin from stale)
                union all
                select p.metric_id, at, greatest(-:bound, least(:bound, sum)), least(:bound, count),
                       case when (select count(*) from stale) <= :few then buckets end
                from stale cross join lateral (
                    select * from metric_point as p
                    where p.metric_id = stale.metric_id
                      and at >= greatest(:from, begin) and at < least(:to, begin + make_interval(secs => :unit))
                    offset 0) as p
            )
            select metric_id, date_bin(make_interval(secs => :step), at, 'epoch') as begin, sum(sum), sum(count),
                   string_agg(buckets::text, '')
            from known group by metric_id, begin order by metric_id, begin
            """;

    private static final int MOST_STALE = 1_000;

    /** While more hours than these wait to be rolled up, how their points are spread is too much to read. */
    private static final int FEW_STALE = 50;

    private final JdbcClient jdbc;

    SeriesReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MetricSeries> read(List<MetricSummary> metrics, Period period, Instant until) {
        long step = period.step().toSeconds();
        Instant to = Instant.ofEpochSecond((until.getEpochSecond() / step + 1) * step);
        Instant from = to.minus(period.step().multipliedBy(period.steps()));
        Map<String, List<SeriesPoint>> points = new LinkedHashMap<>();
        jdbc.sql(KNOWN)
                .param("ids", metrics.stream().map(MetricSummary::id).toArray(String[]::new))
                .param("rollup", period.rollup().seconds())
                .param("unit", period.rollup().unitSeconds())
                .param("step", step)
                .param("bound", Rollup.LARGEST_SUMMED)
                .param("few", FEW_STALE)
                .param("most", MOST_STALE)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, n) -> points.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new SeriesPoint(
                                row.getTimestamp(2).toInstant(),
                                row.getDouble(3),
                                row.getDouble(4),
                                spread(row.getString(5)))))
                .list();
        return metrics.stream()
                .map(m -> new MetricSeries(m, period.step(), from, to, points.getOrDefault(m.id(), List.of())))
                .toList();
    }

    /** From arrays as PostgreSQL writes them, one behind the other. */
    private static @Nullable Spread spread(@Nullable String arrays) {
        if (arrays == null) {
            return null;
        }
        List<Double> triples = new ArrayList<>();
        for (String number : arrays.substring(1, arrays.length() - 1).split(",|\\}\\{", -1)) {
            triples.add(Double.valueOf(number));
        }
        return new Spread(List.of()).plus(Spread.ofTriples(triples));
    }
}
