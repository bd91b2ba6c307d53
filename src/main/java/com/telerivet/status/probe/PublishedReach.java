package com.telerivet.status.probe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches what, as readers see it: names of targets and of places, no addresses and no reasons.
 *
 * @param rows this page first; each has a cell a target
 */
public record PublishedReach(List<Target> targets, List<Row> rows) {

    public record Target(String name, Standing standing) {}

    /**
     * What one place sees.
     *
     * @param place null for this page
     * @param isTroubled whether its own network is gone, so that it does not count
     */
    public record Row(@Nullable String place, boolean isTroubled, List<Cell> cells) {}

    /**
     * What one place knows of one target.
     *
     * @param took milliseconds of the last answer; null where there was none
     * @param at of the last check; null where there was none
     */
    public record Cell(ReachMatrix.State state, @Nullable Double took, @Nullable Instant at) {}

    static PublishedReach of(ReachMatrix matrix) {
        return new PublishedReach(
                matrix.targets().stream()
                        .map(target -> new Target(target.probe().name(), target.standing()))
                        .toList(),
                matrix.rows().stream()
                        .filter(row -> row.agent() == null || !row.agent().isPaused())
                        .map(PublishedReach::row)
                        .toList());
    }

    private static Row row(ReachMatrix.Row row) {
        ProbeAgent agent = row.agent();
        String place = agent == null ? null : agent.location().isEmpty() ? agent.name() : agent.location();
        return new Row(
                place,
                row.isTroubled(),
                row.cells().stream()
                        .map(cell -> new Cell(cell.state(), cell.took(), cell.at()))
                        .toList());
    }
}
