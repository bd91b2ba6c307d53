package com.telerivet.status.alert;

import com.telerivet.status.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules: what is looked at, and who hears of it. */
@Component
public class AlertRules {

    private final JdbcClient jdbc;

    AlertRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<AlertRule> all() {
        return jdbc.sql("select * from alert_rule order by name, id")
                .query(AlertRules::rule)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<AlertRule> find(String id) {
        return jdbc.sql("select * from alert_rule where id = ?")
                .param(id)
                .query(AlertRules::rule)
                .optional();
    }

    /**
     * Adds a rule, which is looked at at once.
     *
     * @return its id
     * @throws AlertRejected with what is wrong with it
     */
    @Transactional
    public String add(NewRule given) {
        RuleTerms.check(given);
        String id = Ids.random();
        with(
                        jdbc.sql(
                                """
                        insert into alert_rule (id, name, kind, metric_id, probe_id, side, threshold, recovery, bad_minutes,
                            of_minutes, days, component_id, mails, webhook_url, is_publishing, created_at, next_at, state_since)
                        values (:id, :name, :kind, :metric, :probe, :side, :threshold, :recovery, :bad, :of, :days,
                            :component, :mails, :webhook, :publishing, now(), now(), now())
                        """),
                        id,
                        given)
                .update();
        return id;
    }

    /**
     * Changes a rule; whether it is bad just now is looked at anew.
     *
     * @param expectedVersion the version that the editor saw
     * @throws OptimisticLockingFailureException when somebody else changed it since
     * @throws AlertRejected with what is wrong with it
     */
    @Transactional
    public void change(String id, NewRule given, int expectedVersion) {
        RuleTerms.check(given);
        int changed = with(
                        jdbc.sql(
                                """
                        update alert_rule set name = :name, kind = :kind, metric_id = :metric, probe_id = :probe,
                            side = :side, threshold = :threshold, recovery = :recovery, bad_minutes = :bad,
                            of_minutes = :of, days = :days, component_id = :component, mails = :mails,
                            webhook_url = :webhook, is_publishing = :publishing, next_at = now(), version = version + 1
                        where id = :id and version = :version
                        """),
                        id,
                        given)
                .param("version", expectedVersion)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("the rule was changed by somebody else");
        }
    }

    /** Stops looking, or goes on. */
    @Transactional
    public void pause(String id, boolean isPaused) {
        jdbc.sql("update alert_rule set paused_at = case when :paused then now() end, next_at = now() where id = :id")
                .param("paused", isPaused)
                .param("id", id)
                .update();
    }

    /** Removes a rule; what it has proposed stays. */
    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from alert_rule where id = ?").param(id).update();
    }

    static AlertRule rule(ResultSet row, int n) throws SQLException {
        return new AlertRule(
                row.getString("id"),
                new NewRule(
                        row.getString("name"),
                        RuleKind.of(row.getString("kind")).orElseThrow(),
                        row.getString("metric_id"),
                        row.getString("probe_id"),
                        Side.of(row.getString("side")).orElseThrow(),
                        row.getDouble("threshold"),
                        row.getDouble("recovery"),
                        row.getInt("bad_minutes"),
                        row.getInt("of_minutes"),
                        row.getInt("days"),
                        row.getString("component_id"),
                        Arrays.stream(row.getString("mails").split(",", -1))
                                .filter(m -> !m.isEmpty())
                                .toList(),
                        row.getString("webhook_url"),
                        row.getBoolean("is_publishing")),
                row.getBoolean("is_firing"),
                row.getTimestamp("paused_at") != null,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("state_since").toInstant(),
                instant(row.getTimestamp("checked_at")),
                row.getInt("version"));
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, String id, NewRule given) {
        boolean ofProbe = given.kind() == RuleKind.CERTIFICATE;
        boolean ofFigure = given.kind() == RuleKind.FIGURE;
        return statement
                .param("id", id)
                .param("name", given.name().strip())
                .param("kind", given.kind().code())
                .param("metric", ofProbe ? null : given.metricId())
                .param("probe", ofProbe ? given.probeId() : null)
                .param("side", given.side().code())
                .param("threshold", ofFigure ? given.threshold() : 0)
                .param("recovery", ofFigure ? given.recovery() : 0)
                .param("bad", ofProbe ? 1 : given.badMinutes())
                .param("of", ofProbe ? 1 : given.ofMinutes())
                .param("days", ofProbe ? given.days() : 1)
                .param("component", given.componentId())
                .param("mails", String.join(",", given.mails()))
                .param("webhook", given.webhookUrl())
                .param("publishing", given.isPublishing());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
