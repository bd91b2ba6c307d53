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
        String postmortem,
        int version) {

    /**
     * When the next word is promised.
     *
     * @param remaining "12 min": until then, or since then
     */
    record PromiseView(Moment by, boolean late, String remaining) {}
}
