package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident's own page: the postmortem first, then its entries, newest first.
 *
 * @param impactWord what {@code impact} is called; null for a maintenance, which says so anyway
 * @param calendar the address of its calendar entry, for a maintenance that is not over
 * @param follow its id, for readers who want to follow it; null once it is over
 * @param asOf of which moment it is, for one that is not over
 */
record IncidentView(
        String documentTitle,
        Title title,
        String of,
        String impact,
        @Nullable String impactWord,
        String span,
        String lasting,
        @Nullable Promise promise,
        List<EntryView> entries,
        @Nullable String affected,
        @Nullable String calendar,
        @Nullable String follow,
        @Nullable Moment asOf,
        @Nullable Beside older,
        @Nullable Beside newer) {

    /** The incident before or after it in the history. */
    record Beside(String url, String title, String day) {}
}
