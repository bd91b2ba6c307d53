package com.telerivet.status.probe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vantage point is seen to say of a target now.
 *
 * @param agents all there are
 */
record ReachCells(List<ProbeAgent> agents, Instant now) {

    private static final ReachMatrix.Cell NOT_ASKED =
            new ReachMatrix.Cell(ReachMatrix.State.NOT_ASKED, null, null, null);

    private static final ReachMatrix.Cell SILENT = new ReachMatrix.Cell(ReachMatrix.State.SILENT, null, null, null);

    /**
     * The newest row that there is of a pair.
     *
     * @param pair the ids of vantage point and probe
     */
    record Last(String pair, Instant at, @Nullable Double took, @Nullable String error) {}

    /** Whether an agent looks at it, as the database says it when it is decided whose word the metrics are told. */
    boolean isShared(ProbeSummary probe) {
        return agents.stream().anyMatch(agent -> !agent.isPaused() && isGiven(probe, agent.id()));
    }

    /** Where no agent looks, the last check of this page is all there is. */
    Standing own(ProbeSummary probe) {
        Instant last = probe.lastAt();
        if (last == null || last.isBefore(now.minus(Sightings.window(probe)))) {
            return Standing.UNKNOWN;
        }
        return last.equals(probe.lastErrorAt()) ? Standing.DOWN : Standing.UP;
    }

    ReachMatrix.Cell of(ProbeAgent agent, ProbeSummary probe, @Nullable Last last) {
        return !isGiven(probe, agent.id()) ? NOT_ASKED : last == null ? SILENT : of(probe, last);
    }

    /** A probe that only this page checks has no rows of minutes: its last check tells. */
    ReachMatrix.Cell ofPage(ProbeSummary probe, @Nullable Last last) {
        if (!isOfPage(probe)) {
            return NOT_ASKED;
        }
        if (last != null && isShared(probe)) {
            return of(probe, last);
        }
        Standing own = own(probe);
        ReachMatrix.State state = own == Standing.UP
                ? ReachMatrix.State.REACHED
                : own == Standing.DOWN ? ReachMatrix.State.FAILING : ReachMatrix.State.SILENT;
        boolean hasTime = own == Standing.UP && !probe.lastPhases().isEmpty();
        return new ReachMatrix.Cell(
                state,
                probe.lastAt(),
                hasTime ? probe.lastPhases().get(probe.lastPhases().size() - 1) : null,
                own == Standing.DOWN ? probe.lastError() : null);
    }

    private ReachMatrix.Cell of(ProbeSummary probe, Last last) {
        boolean isFresh = !last.at().isBefore(now.minus(Sightings.window(probe)));
        ReachMatrix.State state = !isFresh
                ? ReachMatrix.State.SILENT
                : last.error() == null ? ReachMatrix.State.REACHED : ReachMatrix.State.FAILING;
        return new ReachMatrix.Cell(state, last.at(), last.took(), last.error());
    }

    private static boolean isGiven(ProbeSummary probe, String agentId) {
        List<String> chosen = probe.vantage().points();
        return !probe.isOfThisPage() && (chosen.isEmpty() || chosen.contains(agentId));
    }

    /** This page steps in where none of those that were chosen is left. */
    private boolean isOfPage(ProbeSummary probe) {
        List<String> chosen = probe.vantage().points();
        return probe.isOfThisPage()
                || chosen.isEmpty()
                || chosen.contains(Vantage.PAGE)
                || agents.stream().noneMatch(agent -> chosen.contains(agent.id()));
    }
}
