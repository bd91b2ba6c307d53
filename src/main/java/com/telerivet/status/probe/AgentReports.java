package com.telerivet.status.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What agents are given to do, and what they bring. An agent tells the time by this page's clock, which every answer holds, so
 * a clock that is up to an hour off does no harm; one that is further off is refused, for then nothing else about that
 * machine (certificates above all) can be relied on either.
 */
@Component
public class AgentReports {

    /** What one report may hold. */
    public static final int MOST_RESULTS = 2_000;

    /** How long an agent may have been away: as long as what it saw can still be judged beside what others saw. */
    public static final Duration OLDEST = Duration.ofHours(47);

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofMinutes(2);
    private static final int MOST_CHECKS = 60;
    private static final double LONGEST_MILLIS = 60_000;

    private final ProbeAgents agents;
    private final Results results;
    private final JdbcClient jdbc;
    private final Clock clock;

    AgentReports(ProbeAgents agents, Results results, JdbcClient jdbc, Clock clock) {
        this.agents = agents;
        this.results = results;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the agent is to check from now on. */
    @Transactional
    public AgentChecks checks(ProbeAgent agent) {
        agents.seen(agent.id());
        List<AgentCheck> checks = agent.isPaused()
                ? List.of()
                : jdbc
                        .sql("select * from probe where paused_at is null and probe_is_for(probe, ?) order by name, id")
                        .param(agent.id())
                        .query(Probes.SUMMARY)
                        .list()
                        .stream()
                        .map(probe -> AgentCheck.of(probe.terms()))
                        .toList();
        return new AgentChecks(clock.instant(), agent.name(), agent.isPaused(), checks);
    }

    /**
     * Takes what an agent saw. What cannot be taken is counted and said, and the rest is kept.
     *
     * @throws AgentRejected for a report of which nothing can be taken
     */
    public AgentAnswer take(ProbeAgent agent, AgentReport report) {
        Instant now = clock.instant();
        List<AgentResult> given = Objects.requireNonNullElse(report.results(), List.of());
        if (report.sentAt() == null) {
            throw refused(agent, "sent_at", "A report says when it is sent");
        }
        if (given.size() > MOST_RESULTS) {
            throw refused(agent, "results", "A report holds at most " + MOST_RESULTS + " results");
        }
        Duration off = Duration.between(now, report.sentAt());
        agents.heard(agent.id(), report, off.toMillis() / 1000.0);
        if (off.abs().compareTo(CLOCK_SKEW) > 0) {
            throw refused(
                    agent,
                    "sent_at",
                    "The clock of this agent is " + off.abs().toMinutes() + " minutes "
                            + (off.isNegative() ? "behind" : "ahead")
                            + ", which is more than an hour: set it, and its results are taken");
        }
        if (report.error() != null) {
            agents.failed(agent.id(), report.error());
        }
        return taken(agent, given, now);
    }

    private AgentAnswer taken(ProbeAgent agent, List<AgentResult> given, Instant now) {
        Set<String> own = jdbc.sql("select id from probe where probe_is_for(probe, ?)")
                .param(agent.id())
                .query(String.class)
                .set();
        List<AgentResult> good = new ArrayList<>();
        String reason = null;
        for (AgentResult result : given) {
            Optional<String> problem = problem(result, own, now);
            if (problem.isEmpty()) {
                good.add(result);
            } else if (reason == null) {
                reason = problem.get();
            }
        }
        results.put(agent.id(), good);
        good.forEach(this::noteCertificate);
        if (reason != null) {
            agents.failed(agent.id(), reason);
        }
        return new AgentAnswer(now, good.size(), given.size() - good.size(), reason);
    }

    private static Optional<String> problem(@Nullable AgentResult result, Set<String> own, Instant now) {
        if (result == null || result.check() == null || result.minute() == null || result.at() == null) {
            return Optional.of("A result names its check, its minute and when it was");
        }
        if (!own.contains(result.check())) {
            return Optional.of("The check is not given to this agent any more");
        }
        if (!result.minute().equals(result.minute().truncatedTo(ChronoUnit.MINUTES))) {
            return Optional.of("A minute begins with its first second");
        }
        if (result.minute().isAfter(now.plus(AHEAD))) {
            return Optional.of("The result of " + result.minute() + " lies ahead of this page's clock");
        }
        if (result.minute().isBefore(now.minus(OLDEST))) {
            return Optional.of("The result of " + result.minute() + " is older than " + OLDEST.toHours()
                    + " hours, and what others saw then is no longer known");
        }
        return isSound(result) ? Optional.empty() : Optional.of("The figures of a result do not fit together");
    }

    private static boolean isSound(AgentResult result) {
        Double took = result.took();
        boolean isInMinute = !result.at().isBefore(result.minute().minus(AHEAD))
                && !result.at().isAfter(result.minute().plus(AHEAD));
        return result.checks() > 0
                && result.checks() <= MOST_CHECKS
                && result.failures() >= 0
                && result.failures() <= result.checks()
                && result.answers() >= 0
                && result.answers() <= result.checks()
                && result.millis() >= 0
                && result.millis() <= LONGEST_MILLIS * result.answers()
                && (took == null || (took >= 0 && took <= LONGEST_MILLIS))
                && isInMinute;
    }

    /** Where this page looks itself, it sees the certificate itself. */
    private void noteCertificate(AgentResult result) {
        Instant end = result.certificateEndsAt();
        if (end != null && end.isBefore(clock.instant().plus(Duration.ofDays(36_500)))) {
            jdbc.sql(
                            """
                            update probe set certificate_ends_at = ? where id = ? and not probe_is_for(probe, 'page')
                                and certificate_ends_at is distinct from ?
                            """)
                    .params(end.atOffset(ZoneOffset.UTC), result.check(), end.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private AgentRejected refused(ProbeAgent agent, String field, String sentence) {
        agents.failed(agent.id(), sentence);
        return new AgentRejected(field, sentence);
    }
}
