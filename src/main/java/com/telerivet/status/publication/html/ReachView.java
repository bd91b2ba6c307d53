package com.telerivet.status.publication.html;

import com.telerivet.status.probe.PublishedReach;
import com.telerivet.status.probe.ReachMatrix;
import com.telerivet.status.probe.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who reaches what, a row a place and a column a target. */
record ReachView(String title, List<Head> heads, List<Line> lines) {

    /** @param mark the shape, by the status that it otherwise stands for */
    record Head(String name, String mark, String word) {}

    record Line(String name, boolean isTroubled, List<Spot> spots) {}

    /**
     * @param took "" without an answer
     * @param at of the last check; null where there was none
     */
    record Spot(String mark, String word, String took, @Nullable Moment at) {}

    static ReachView of(PublishedReach reach, Words words, String pageName) {
        return new ReachView(
                words.say("publication.reach.document", pageName),
                reach.targets().stream()
                        .map(t -> new Head(
                                t.name(),
                                mark(t.standing()),
                                words.say("publication.reach.standing."
                                        + t.standing().code())))
                        .toList(),
                reach.rows().stream().map(row -> line(row, words)).toList());
    }

    private static Line line(PublishedReach.Row row, Words words) {
        String place = row.place();
        return new Line(
                place == null ? words.say("publication.reach.page") : place,
                row.isTroubled(),
                row.cells().stream().map(cell -> spot(cell, words)).toList());
    }

    private static Spot spot(PublishedReach.Cell cell, Words words) {
        String mark = cell.state() == ReachMatrix.State.REACHED
                ? "operational"
                : cell.state() == ReachMatrix.State.FAILING ? "major_outage" : "none";
        Double took = cell.state() == ReachMatrix.State.REACHED ? cell.took() : null;
        return new Spot(
                mark,
                words.say("publication.reach.cell." + cell.state().code()),
                took == null ? "" : words.say("publication.reach.took", words.number(took, 0)),
                cell.at() == null ? null : words.clockTime(cell.at()));
    }

    private static String mark(Standing standing) {
        return switch (standing) {
            case UP -> "operational";
            case DEGRADED -> "degraded_performance";
            case DOWN -> "major_outage";
            case UNKNOWN -> "none";
        };
    }
}
