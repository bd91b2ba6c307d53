package com.telerivet.status.probe;

import com.telerivet.status.metric.MetricEdited;
import com.telerivet.status.metric.Metrics;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A probe whose metric is gone goes on and feeds it no more. */
@Component
class ForgetGoneMetrics {

    private final Metrics metrics;
    private final JdbcClient jdbc;

    ForgetGoneMetrics(Metrics metrics, JdbcClient jdbc) {
        this.metrics = metrics;
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(MetricEdited edited) {
        if (metrics.find(edited.metricId()).isPresent()) {
            return;
        }
        jdbc.sql(
                        """
                        update probe set uptime_metric_id = nullif(uptime_metric_id, :id),
                            response_time_metric_id = nullif(response_time_metric_id, :id),
                            error_rate_metric_id = nullif(error_rate_metric_id, :id)
                        where :id in (uptime_metric_id, response_time_metric_id, error_rate_metric_id)
                        """)
                .param("id", edited.metricId())
                .update();
    }
}
