package com.telerivet.status.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the desk shows it.
 *
 * @param status the label of its newest status
 * @param age for how long it has been open; "" once it is over
 * @param promise when the next word is promised, or null
 * @param entries newest first
 * @param maintenance the plan, where it is a maintenance
 * @param postmortem the key of how far its postmortem is, or "" while it is too early for one
 */
record IncidentCard(
        String id,
        String name,
        String impact,
        String status,
        boolean isOpen,
        Moment began,
        String age,
        @Nullable PromiseView promise,
        EntryRow newest,
        List<EntryRow> entries,
        @Nullable Plan maintenance,
        String postmortem,
        int version) {

    /**
     * When the next word is promised.
     *
     * @param remaining "12 min": until then, or since then
     */
    record PromiseView(Moment by, boolean late, String remaining) {}

    /**
     * When a maintenance is to be, by the clocks of the page's zone.
     *
     * @param isLate whether the time has come for what a person has to do: begin it, or end it
     */
    record Plan(
            String from,
            String until,
            boolean isScheduled,
            boolean isUnderWay,
            boolean isCancelled,
            boolean isLate,
            boolean tellsStart,
            boolean tellsEnd) {}
}
