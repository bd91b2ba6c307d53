package com.telerivet.status.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last minutes of metrics, from their points: for whoever has to decide soon. */
@Component
public class RecentMinutes {

    /** The longest time that can be asked for. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;

    RecentMinutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What all sources together told of each minute, by metric and in order of time; minutes without data are left out.
     *
     * @param from at most {@link #LONGEST} before {@code until}; both are rounded down to whole minutes
     */
    @Transactional(readOnly = true)
    public Map<String, List<SeriesPoint>> of(Collection<String> metricIds, Instant from, Instant until) {
        Instant earliest = until.minus(LONGEST);
        Map<String, List<SeriesPoint>> minutes = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select metric_id, date_trunc('minute', at) as minute,
                            sum(greatest(-:bound, least(:bound, sum))), sum(least(:bound, count))
                        from metric_point
                        where metric_id = any(:ids) and at >= date_trunc('minute', :from) and at < date_trunc('minute', :until)
                        group by metric_id, minute order by metric_id, minute
                        """)
                .param("bound", Rollup.LARGEST_SUMMED)
                .param("ids", metricIds.toArray(String[]::new))
                .param("from", (from.isBefore(earliest) ? earliest : from).atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> minutes.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new SeriesPoint(row.getTimestamp(2).toInstant(), row.getDouble(3), row.getDouble(4))))
                .list();
        return minutes;
    }

    /** When the newest point was measured; empty for a metric that nobody has told anything. */
    @Transactional(readOnly = true)
    public Optional<Instant> newest(String metricId) {
        return jdbc.sql("select at from metric_point where metric_id = ? order by at desc limit 1")
                .param(metricId)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
