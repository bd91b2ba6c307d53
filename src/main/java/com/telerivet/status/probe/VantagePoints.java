package com.telerivet.status.probe;

import com.telerivet.status.platform.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who can reach what: this page and its agents, and the targets. */
@Component
public class VantagePoints {

    private final Probes probes;
    private final ProbeAgents agents;
    private final Results results;
    private final JdbcClient jdbc;
    private final Clock clock;

    VantagePoints(Probes probes, ProbeAgents agents, Results results, JdbcClient jdbc, Clock clock) {
        this.probes = probes;
        this.agents = agents;
        this.results = results;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every vantage point with every probe that is not paused. */
    @Transactional(readOnly = true)
    public ReachMatrix matrix() {
        Instant now = clock.instant();
        List<ProbeSummary> targets =
                probes.all().stream().filter(probe -> !probe.isPaused()).toList();
        Sightings sightings = sightings(targets, now);
        Set<String> troubled = sightings.troubled(now.truncatedTo(ChronoUnit.MINUTES));
        Map<String, Last> last = last();
        List<ProbeAgent> known = agents.all();
        List<ReachMatrix.Row> rows = new ArrayList<>();
        rows.add(row(Vantage.PAGE, null, ofPage(last, targets, known), targets, troubled, now));
        known.forEach(agent -> rows.add(row(agent.id(), agent, last, targets, troubled, now)));
        List<ReachMatrix.Target> columns = targets.stream()
                .map(probe -> new ReachMatrix.Target(probe, standing(probe, sightings, known, now)))
                .toList();
        return new ReachMatrix(now, columns, rows);
    }

    /** The names of those whose own network is gone, so that they do not count. */
    @Transactional(readOnly = true)
    public List<String> troubled() {
        List<ProbeAgent> known = agents.all();
        if (known.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Set<String> troubled = sightings(probes.all(), now).troubled(now.truncatedTo(ChronoUnit.MINUTES));
        List<String> names = new ArrayList<>();
        if (troubled.contains(Vantage.PAGE)) {
            names.add("This page");
        }
        known.stream()
                .filter(agent -> troubled.contains(agent.id()))
                .map(ProbeAgent::label)
                .forEach(names::add);
        return names;
    }

    /** How a probe's target stands now, by what all say together. */
    @Transactional(readOnly = true)
    public Standing standing(ProbeSummary probe) {
        return standings().getOrDefault(probe.id(), Standing.UNKNOWN);
    }

    /** The same for all probes, by their ids. */
    @Transactional(readOnly = true)
    public Map<String, Standing> standings() {
        Instant now = clock.instant();
        List<ProbeSummary> all = probes.all();
        List<ProbeAgent> known = agents.all();
        Sightings sightings = sightings(all, now);
        return all.stream()
                .collect(Collectors.toMap(ProbeSummary::id, probe -> standing(probe, sightings, known, now)));
    }

    /** As the database says it when it is decided whose word the metrics are told. */
    private static boolean isShared(ProbeSummary probe, List<ProbeAgent> known) {
        return !probe.isOfThisPage() && known.stream().anyMatch(agent -> !agent.isPaused() && isGiven(probe, agent.id()));
    }

    private static boolean isGiven(ProbeSummary probe, String vantage) {
        List<String> chosen = probe.vantage().points();
        return chosen.isEmpty() || chosen.contains(vantage);
    }

    /** What this page saw of a probe that no agent looks at any more is older than its last check. */
    private static Map<String, Last> ofPage(
            Map<String, Last> last, List<ProbeSummary> targets, List<ProbeAgent> known) {
        Map<String, Last> own = new LinkedHashMap<>(last);
        targets.stream()
                .filter(probe -> !isShared(probe, known))
                .forEach(probe -> own.remove(Vantage.PAGE + ' ' + probe.id()));
        return own;
    }

    private Standing standing(ProbeSummary probe, Sightings sightings, List<ProbeAgent> known, Instant now) {
        if (probe.isPaused()) {
            return Standing.UNKNOWN;
        }
        Standing together = sightings.standing(probe.id(), now.truncatedTo(ChronoUnit.MINUTES));
        boolean isOwnWord =
                !isShared(probe, known) || (together == Standing.UNKNOWN && !sightings.knows(probe.id()));
        return isOwnWord ? own(probe, now) : together;
    }

    /** Where no agent looks, the last check of this page is all there is. */
    private static Standing own(ProbeSummary probe, Instant now) {
        Instant last = probe.lastAt();
        boolean isFresh = last != null && !last.isBefore(now.minus(Sightings.window(probe)));
        return !isFresh ? Standing.UNKNOWN : last.equals(probe.lastErrorAt()) ? Standing.DOWN : Standing.UP;
    }

    private Sightings sightings(List<ProbeSummary> targets, Instant now) {
        return new Sightings(
                results.between(now.minus(Sightings.CUT_OFF), now.plus(Duration.ofMinutes(2))),
                targets.stream().collect(Collectors.toMap(ProbeSummary::id, Function.identity())));
    }

    private ReachMatrix.Row row(
            String id,
            @Nullable ProbeAgent agent,
            Map<String, Last> last,
            List<ProbeSummary> targets,
            Set<String> troubled,
            Instant now) {
        List<ReachMatrix.Cell> cells = targets.stream()
                .map(probe -> cell(id, probe, Optional.ofNullable(last.get(id + ' ' + probe.id())), now))
                .toList();
        return new ReachMatrix.Row(id, agent, troubled.contains(id), cells);
    }

    private static ReachMatrix.Cell cell(String id, ProbeSummary probe, Optional<Last> seen, Instant now) {
        if (id.equals(Vantage.PAGE) && seen.isEmpty()) {
            return ownCell(probe, now);
        }
        if (seen.isEmpty()) {
            boolean isMeant = !probe.isOfThisPage() && isGiven(probe, id);
            return new ReachMatrix.Cell(
                    isMeant ? ReachMatrix.State.SILENT : ReachMatrix.State.NOT_ASKED, null, null, null);
        }
        Last found = seen.get();
        boolean isFresh = !found.at().isBefore(now.minus(Sightings.window(probe)));
        ReachMatrix.State state = !isFresh
                ? ReachMatrix.State.SILENT
                : found.error() == null ? ReachMatrix.State.REACHED : ReachMatrix.State.FAILING;
        return new ReachMatrix.Cell(state, found.at(), found.took(), found.error());
    }

    /** A probe that only this page checks has no rows of minutes: its last check tells. */
    private static ReachMatrix.Cell ownCell(ProbeSummary probe, Instant now) {
        Instant at = probe.lastAt();
        Standing own = own(probe, now);
        ReachMatrix.State state = at == null && !probe.isOfThisPage() && !probe.vantage().points().isEmpty()
                ? ReachMatrix.State.NOT_ASKED
                : own == Standing.UP
                        ? ReachMatrix.State.REACHED
                        : own == Standing.DOWN ? ReachMatrix.State.FAILING : ReachMatrix.State.SILENT;
        boolean hasTime = own == Standing.UP && !probe.lastPhases().isEmpty();
        return new ReachMatrix.Cell(
                state,
                at,
                hasTime ? probe.lastPhases().get(probe.lastPhases().size() - 1) : null,
                own == Standing.DOWN ? probe.lastError() : null);
    }

    private record Last(String pair, Instant at, @Nullable Double took, @Nullable String error) {}

    private Map<String, Last> last() {
        return jdbc
                .sql(
                        """
                        select v.id || ' ' || p.id as pair, r.*
                        from probe p
                        cross join (select 'page' as id union all select id from probe_agent) v
                        cross join lateral (
                            select last_at, last_took, last_error from probe_result
                            where probe_id = p.id and vantage = v.id order by minute desc limit 1) r
                        """)
                .query((row, n) -> new Last(
                        row.getString("pair"),
                        row.getTimestamp("last_at").toInstant(),
                        row.getObject("last_took", Double.class),
                        row.getString("last_error")))
                .list()
                .stream()
                .collect(Collectors.toMap(Last::pair, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
