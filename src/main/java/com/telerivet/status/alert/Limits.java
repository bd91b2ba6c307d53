package com.telerivet.status.alert;

import com.telerivet.status.metric.MetricEdited;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** From where on each metric is bad. */
@Component
public class Limits {

    private final JdbcClient jdbc;
    private final Metrics metrics;

    Limits(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    /** The limit of every metric by the metric's id. */
    @Transactional(readOnly = true)
    public Map<String, Limit> all() {
        Map<String, Limit> limits = new LinkedHashMap<>();
        metrics.all().forEach(metric -> limits.put(metric.id(), Limit.usual(metric.kind())));
        jdbc.sql("select * from metric_limit")
                .query((row, n) -> limits.replace(
                        row.getString("metric_id"),
                        new Limit(
                                row.getString("component_id"),
                                row.getBoolean("is_watched"),
                                Side.of(row.getString("side")).orElseThrow(),
                                row.getDouble("threshold"),
                                row.getInt("minutes"))))
                .list();
        return limits;
    }

    /**
     * Says from where on a metric is bad.
     *
     * @throws NoSuchElementException for an unknown metric
     * @throws AlertRejected with what is wrong with it
     */
    @Transactional
    public void change(String metricId, Limit given) {
        MetricSummary metric = metrics.find(metricId).orElseThrow();
        Limit sound = given.sound();
        jdbc.sql(
                        """
                        insert into metric_limit (metric_id, component_id, is_watched, side, threshold, minutes)
                        values (:id, :component, :watched, :side, :threshold, :minutes)
                        on conflict (metric_id) do update set component_id = excluded.component_id,
                            is_watched = excluded.is_watched, side = excluded.side, threshold = excluded.threshold,
                            minutes = excluded.minutes
                        """)
                .param("id", metric.id())
                .param("component", sound.componentId())
                .param("watched", sound.isWatched())
                .param("side", sound.side().code())
                .param("threshold", sound.threshold())
                .param("minutes", sound.minutes())
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetGone(MetricEdited edited) {
        if (metrics.find(edited.metricId()).isEmpty()) {
            jdbc.sql("delete from metric_limit where metric_id = ?")
                    .param(edited.metricId())
                    .update();
        }
    }
}
