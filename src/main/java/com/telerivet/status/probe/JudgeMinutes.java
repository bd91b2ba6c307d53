package com.telerivet.status.probe;

import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.SharedSchedule;
import com.telerivet.status.platform.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns what vantage points saw into figures: judges the minutes that something came for, and those around them that it may
 * change, and tells the metrics where a verdict is another than before. One instance at a time.
 */
@Component
class JudgeMinutes implements DisposableBean {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration TIDY = Duration.ofHours(1);

    /** As far as a sighting reaches: two rounds of the longest interval. */
    private static final Duration REACH = Duration.ofMinutes(11);

    private final JudgedMinutes minutes;
    private final Results results;
    private final Probes probes;
    private final Metrics metrics;
    private final SharedSchedule schedule;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private @Nullable Worker worker;

    JudgeMinutes(
            JudgedMinutes minutes,
            Results results,
            Probes probes,
            Metrics metrics,
            SharedSchedule schedule,
            TransactionTemplate transaction,
            Clock clock) {
        this.minutes = minutes;
        this.results = results;
        this.probes = probes;
        this.metrics = metrics;
        this.schedule = schedule;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    synchronized void start(DatabaseReady event) {
        if (worker == null) {
            worker = Worker.start("vantage points", PAUSE, this::round);
        }
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    private void round() {
        while (Boolean.TRUE.equals(transaction.execute(tx -> judgeSome()))) {
            // until nothing waits; a day's worth of an agent that was away is done hour by hour
        }
        if (schedule.isOurTurn("probe-results", TIDY)) {
            minutes.tidy();
        }
    }

    /** @return whether there was something, so that there may be more */
    private boolean judgeSome() {
        List<Instant> waiting = minutes.take();
        if (waiting.isEmpty()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Sightings.MINUTE);
        Instant from =
                waiting.stream().min(Comparator.naturalOrder()).orElseThrow().minus(REACH);
        Instant last = waiting.stream().max(Comparator.naturalOrder()).orElseThrow();
        Instant until = earlier(last.plus(Sightings.CUT_OFF).plus(REACH), later(now, last));
        judge(from, until);
        return true;
    }

    private void judge(Instant from, Instant until) {
        Map<String, ProbeSummary> all =
                probes.all().stream().collect(Collectors.toMap(ProbeSummary::id, Function.identity()));
        List<Sighting> seen = results.between(from.minus(Sightings.CUT_OFF).minus(REACH), until.plus(REACH));
        Sightings sightings = new Sightings(seen, all);
        Map<JudgedMinutes.Key, Verdict> before = minutes.between(from, until);
        Map<JudgedMinutes.Key, Verdict> changed = new TreeMap<>();
        for (Sighting one : seen) {
            JudgedMinutes.Key key = new JudgedMinutes.Key(one.probeId(), one.minute());
            boolean isAround = !one.minute().isBefore(from) && !one.minute().isAfter(until);
            if (isAround && all.containsKey(one.probeId()) && !changed.containsKey(key)) {
                Verdict verdict = sightings.verdict(one.probeId(), one.minute());
                if (!verdict.equals(before.get(key))) {
                    changed.put(key, verdict);
                }
            }
        }
        minutes.keep(changed);
        tell(changed, before, all);
    }

    private void tell(
            Map<JudgedMinutes.Key, Verdict> changed,
            Map<JudgedMinutes.Key, Verdict> before,
            Map<String, ProbeSummary> all) {
        Collection<MetricPoint> points = new ArrayList<>();
        Collection<MetricPoint> gone = new ArrayList<>();
        changed.forEach((key, verdict) -> {
            ProbeSummary probe = Objects.requireNonNull(all.get(key.probeId()));
            Verdict old = before.getOrDefault(key, Verdict.NOTHING);
            List<MetricPoint> now = ProbePoints.of(probe, verdict, key.minute());
            List<MetricPoint> then = ProbePoints.of(probe, old, key.minute());
            points.addAll(now);
            then.stream()
                    .filter(point -> now.stream().noneMatch(n -> n.metricId().equals(point.metricId())))
                    .forEach(gone::add);
        });
        metrics.record(points);
        metrics.retract(gone);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
