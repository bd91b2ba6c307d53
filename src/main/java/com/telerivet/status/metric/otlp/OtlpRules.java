package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.platform.Columns;
import com.telerivet.status.platform.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which OTLP series feed which metric. A metric that has rules is fed by them alone, and no longer by the request
 * durations of the service that it speaks of.
 */
@Component
public class OtlpRules {

    /** Every request of a sender is held against all of them. */
    private static final int MOST = 100;

    private static final RowMapper<OtlpRule> RULE = (row, n) -> new OtlpRule(
            row.getString("id"),
            row.getString("metric_id"),
            row.getString("otlp_metric"),
            row.getString("conditions"),
            OtlpMeasure.of(row.getString("measure")),
            row.getString("part"),
            Columns.instant(row, "heard_at"));

    private final JdbcClient jdbc;
    private final Metrics metrics;

    OtlpRules(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    /** By the name of the OTLP metric. */
    @Transactional(readOnly = true)
    public List<OtlpRule> all() {
        return jdbc.sql("select * from otlp_rule order by otlp_metric, id")
                .query(RULE)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<OtlpRule> find(String id) {
        return jdbc.sql("select * from otlp_rule where id = ?")
                .param(id)
                .query(RULE)
                .optional();
    }

    /**
     * Adds a rule, which holds for what is sent from now on.
     *
     * @return its id
     * @throws OtlpRuleRejected with what is wrong with it
     */
    @Transactional
    public String add(NewOtlpRule given) {
        given.check(kind(given));
        if (all().size() >= MOST) {
            throw new OtlpRuleRejected("otlpMetric", "There are " + MOST + " rules already; remove one first.");
        }
        String id = Ids.random();
        with(
                        """
                        insert into otlp_rule (id, metric_id, otlp_metric, conditions, measure, part)
                        values (:id, :metric, :otlpMetric, :conditions, :measure, :part)
                        """,
                        id,
                        given)
                .update();
        return id;
    }

    /**
     * Changes a rule. An unknown id changes nothing.
     *
     * @throws OtlpRuleRejected with what is wrong with it
     */
    @Transactional
    public void change(String id, NewOtlpRule given) {
        given.check(kind(given));
        with(
                        """
                        update otlp_rule set metric_id = :metric, otlp_metric = :otlpMetric, conditions = :conditions,
                            measure = :measure, part = :part, heard_at = null
                        where id = :id
                        """,
                        id,
                        given)
                .update();
    }

    /** Removes a rule; what it measured stays. */
    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from otlp_rule where id = ?").param(id).update();
    }

    /** Something matched these rules; not written down more often than a person could look. */
    void heard(Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            """
                            update otlp_rule set heard_at = now()
                            where id in (:ids) and (heard_at is null or heard_at < now() - interval '10 seconds')
                            """)
                    .param("ids", ids)
                    .update();
        }
    }

    private MetricKind kind(NewOtlpRule given) {
        return metrics.find(given.metricId())
                .orElseThrow(() -> new OtlpRuleRejected("metric", "Choose a metric."))
                .kind();
    }

    private JdbcClient.StatementSpec with(String sql, String id, NewOtlpRule given) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("metric", given.metricId())
                .param("otlpMetric", given.otlpMetric())
                .param("conditions", given.conditions())
                .param("measure", given.measure().code())
                .param("part", given.part());
    }
}
