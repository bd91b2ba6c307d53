package com.telerivet.status.probe;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who can reach what.
 *
 * @param rows this page first, then the agents by their names; each has a cell a target
 */
public record ReachMatrix(Instant at, List<Target> targets, List<Row> rows) {

    /** How a target looks from one place. */
    public enum State {
        REACHED,
        FAILING,
        /** It is to be looked at from there, and nothing has come lately. */
        SILENT,
        /** It is not looked at from there. */
        NOT_ASKED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A column, and how its target stands by what all say together. */
    public record Target(ProbeSummary probe, Standing standing) {}

    /**
     * A vantage point.
     *
     * @param id an agent's, or {@link Vantage#PAGE}
     * @param agent null for this page
     * @param isTroubled whether its own network is gone, so that its word does not count
     */
    public record Row(String id, @Nullable ProbeAgent agent, boolean isTroubled, List<Cell> cells) {}

    /**
     * What one place knows of one target.
     *
     * @param at of the last check; null where there was none
     * @param took milliseconds of its answer; null without one
     * @param error why it failed; null where it did not
     */
    public record Cell(State state, @Nullable Instant at, @Nullable Double took, @Nullable String error) {}

    /** Whether anybody but this page looks. */
    public boolean hasAgents() {
        return rows.size() > 1;
    }
}
