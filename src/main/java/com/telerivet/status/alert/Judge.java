package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.RecentMinutes;
import com.telerivet.status.metric.SeriesPoint;
import com.telerivet.status.probe.Probes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at one rule. Its change of state and all that follows from it are one transaction, so they happen once. */
@Component
class Judge {

    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final RecentMinutes recent;
    private final Probes probes;
    private final Limits limits;
    private final TruthGaps gaps;
    private final Suggestions suggestions;
    private final AlertConsequences consequences;

    Judge(
            JdbcClient jdbc,
            Metrics metrics,
            RecentMinutes recent,
            Probes probes,
            Limits limits,
            TruthGaps gaps,
            Suggestions suggestions,
            AlertConsequences consequences) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.recent = recent;
        this.probes = probes;
        this.limits = limits;
        this.gaps = gaps;
        this.suggestions = suggestions;
        this.consequences = consequences;
    }

    /** Whether a rule fires, and since when what it looks at has been as it is. */
    private record Verdict(boolean isFiring, Instant since) {}

    @Transactional
    void judge(String id) {
        // locked: until this is done nobody else sees the old state
        Optional<AlertRule> held = jdbc.sql("select * from alert_rule where id = ? and paused_at is null for update")
                .param(id)
                .query(AlertRules::rule)
                .optional();
        if (held.isEmpty()) {
            return;
        }
        AlertRule rule = held.get();
        Instant now = jdbc.sql("select now()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        Verdict verdict = verdict(rule, now);
        jdbc.sql(
                        """
                        update alert_rule set checked_at = now(), is_firing = :firing,
                            state_since = case when is_firing = :firing then state_since else now() end
                        where id = :id
                        """)
                .param("firing", verdict.isFiring())
                .param("id", id)
                .update();
        if (verdict.isFiring() && !rule.isFiring()) {
            consequences.fire(rule, trouble(rule, verdict.since()));
        } else if (!verdict.isFiring() && rule.isFiring()) {
            consequences.recover(rule, now);
        }
    }

    private Verdict verdict(AlertRule rule, Instant now) {
        NewRule terms = rule.terms();
        String metricId = terms.metricId();
        String probeId = terms.probeId();
        if (terms.kind() == RuleKind.FIGURE && metricId != null) {
            FigureCondition condition = FigureCondition.of(terms);
            Duration back = Duration.ofMinutes(terms.ofMinutes()).plus(FigureCondition.STALE);
            List<SeriesPoint> minutes =
                    recent.of(List.of(metricId), now.minus(back), now).getOrDefault(metricId, List.of());
            Optional<MetricSummary> metric = metrics.find(metricId);
            if (metric.isPresent()) {
                boolean firing = condition.isFiring(
                        rule.isFiring(), now, minutes, metric.get().kind());
                return new Verdict(
                        firing, condition.since(minutes, metric.get().kind()).orElse(now));
            }
        } else if (terms.kind() == RuleKind.SILENCE && metricId != null) {
            Instant newest = recent.newest(metricId).orElse(rule.createdAt());
            return new Verdict(newest.isBefore(now.minus(Duration.ofMinutes(terms.badMinutes()))), newest);
        } else if (probeId != null) {
            Instant end = probes.find(probeId)
                    .flatMap(p -> Optional.ofNullable(p.certificateEndsAt()))
                    .orElse(Instant.MAX);
            return new Verdict(end.isBefore(now.plus(Duration.ofDays(terms.days()))), now);
        }
        return new Verdict(false, now); // what it looked at is gone
    }

    private Trouble trouble(AlertRule rule, Instant since) {
        NewRule terms = rule.terms();
        String metricId = terms.metricId();
        MetricSummary metric = metricId == null ? null : metrics.find(metricId).orElse(null);
        String componentId = terms.componentId();
        String part = terms.name();
        if (metric != null) {
            Limit limit = limits.all().getOrDefault(metric.id(), Limit.usual(metric.kind()));
            Limit chosen = componentId == null
                    ? limit
                    : new Limit(componentId, true, limit.side(), limit.threshold(), limit.minutes());
            var component = gaps.component(metric, chosen);
            componentId = component.map(c -> c.id()).orElse(null);
            part = component.map(c -> c.name()).orElse(metric.service());
        }
        Suggestion words = terms.kind() == RuleKind.FIGURE && metric != null
                ? suggestions.of(metric.kind(), part, since)
                : new Suggestion(
                        terms.name(),
                        suggestions.say("alert.suggestion.body." + terms.kind().code(), part),
                        ComponentStatus.DEGRADED_PERFORMANCE);
        return new Trouble(
                "rule:" + rule.id(),
                terms.name(),
                rule.id(),
                metricId,
                words.name(),
                words.body(),
                componentId,
                words.status(),
                since);
    }
}
