package com.telerivet.status.probe;

import java.util.List;

/**
 * From where a probe is checked, and how many of these places must fail before its target counts as down.
 *
 * @param points ids of agents, and {@link #PAGE} for this page; none for all of them
 * @param quorum 0 for most of those that have looked lately
 */
public record Vantage(List<String> points, int quorum) {

    /**
     * The vantage point that all instances of this page are together: they share one list of what is due, so each check is
     * done by whichever of them is free, and they mostly stand in one network. Whoever wants to see what each of them
     * reaches runs an agent beside it.
     */
    public static final String PAGE = "page";

    static final int MOST = 100;

    public Vantage {
        points = List.copyOf(points);
    }

    /** From everywhere, by most. */
    public static Vantage everywhere() {
        return new Vantage(List.of(), 0);
    }
}
