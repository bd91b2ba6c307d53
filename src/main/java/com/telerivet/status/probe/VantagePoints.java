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
import org.springframework.context.ApplicationEventPublisher;
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
    private final ApplicationEventPublisher events;

    VantagePoints(
            Probes probes,
            ProbeAgents agents,
            Results results,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
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
        List<ReachMatrix.Row> rows = new ArrayList<>();
        rows.add(row(Vantage.PAGE, null, targets, last, troubled, now));
        agents.all().forEach(agent -> rows.add(row(agent.id(), agent, targets, last, troubled, now)));
        List<ReachMatrix.Target> columns = targets.stream()
                .map(probe -> new ReachMatrix.Target(probe, standing(probe, sightings, now)))
                .toList();
        return new ReachMatrix(now, columns, rows);
    }

    /** The matrix for readers; empty where it is not to be shown, and where only this page looks. */
    @Transactional(readOnly = true)
    public Optional<PublishedReach> published() {
        if (!isPublished()) {
            return Optional.empty();
        }
        return Optional.of(matrix()).filter(ReachMatrix::hasAgents).map(PublishedReach::of);
    }

    @Transactional(readOnly = true)
    public boolean isPublished() {
        return jdbc.sql("select shown from probe_publication")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Shows the matrix to readers, or does so no more. */
    @Transactional
    public void publish(boolean isShown) {
        jdbc.sql("insert into probe_publication (shown) values (:shown) on conflict (id) do update set shown = :shown")
                .param("shown", isShown)
                .update();
        events.publishEvent(new ReachChanged());
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
        Sightings sightings = sightings(all, now);
        return all.stream().collect(Collectors.toMap(ProbeSummary::id, probe -> standing(probe, sightings, now)));
    }

    private Standing standing(ProbeSummary probe, Sightings sightings, Instant now) {
        if (probe.isPaused()) {
            return Standing.UNKNOWN;
        }
        Standing together = sightings.standing(probe.id(), now.truncatedTo(ChronoUnit.MINUTES));
        boolean isOwnWord = together == Standing.UNKNOWN && !sightings.knows(probe.id());
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
            List<ProbeSummary> targets,
            Map<String, Last> last,
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
            boolean isMeant = !probe.isOfThisPage()
                    && (probe.vantage().points().isEmpty()
                            || probe.vantage().points().contains(id));
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
