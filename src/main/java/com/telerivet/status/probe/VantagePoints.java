package com.telerivet.status.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        Map<String, ReachCells.Last> last = last();
        List<ProbeAgent> known = agents.all();
        List<ReachMatrix.Row> rows = new ArrayList<>();
        ReachCells cells = new ReachCells(known, now);
        rows.add(new ReachMatrix.Row(
                Vantage.PAGE,
                null,
                troubled.contains(Vantage.PAGE),
                targets.stream()
                        .map(probe -> cells.ofPage(probe, last.get(Vantage.PAGE + ' ' + probe.id())))
                        .toList()));
        known.forEach(agent -> rows.add(new ReachMatrix.Row(
                agent.id(),
                agent,
                troubled.contains(agent.id()),
                targets.stream()
                        .map(probe -> cells.of(agent, probe, last.get(agent.id() + ' ' + probe.id())))
                        .toList())));
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

    private Standing standing(ProbeSummary probe, Sightings sightings, List<ProbeAgent> known, Instant now) {
        if (probe.isPaused()) {
            return Standing.UNKNOWN;
        }
        Standing together = sightings.standing(probe.id(), now.truncatedTo(ChronoUnit.MINUTES));
        ReachCells cells = new ReachCells(known, now);
        boolean isOwnWord = !cells.isShared(probe) || (together == Standing.UNKNOWN && !sightings.knows(probe.id()));
        return isOwnWord ? cells.own(probe) : together;
    }

    private Sightings sightings(List<ProbeSummary> targets, Instant now) {
        return new Sightings(
                results.between(now.minus(Sightings.CUT_OFF), now.plus(Duration.ofMinutes(2))),
                targets.stream().collect(Collectors.toMap(ProbeSummary::id, Function.identity())));
    }

    private Map<String, ReachCells.Last> last() {
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
                .query((row, n) -> new ReachCells.Last(
                        row.getString("pair"),
                        row.getTimestamp("last_at").toInstant(),
                        row.getObject("last_took", Double.class),
                        row.getString("last_error")))
                .list()
                .stream()
                .collect(Collectors.toMap(ReachCells.Last::pair, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
