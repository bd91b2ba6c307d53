package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident's own page: the postmortem first, then its entries, newest first.
 *
 * @param calendar the address of its calendar entry, for a maintenance that is not over
 * @param asOf of which moment it is, for one that is not over
 */
record IncidentView(
        String documentTitle,
        String title,
        String of,
        String impact,
        String span,
        String lasting,
        @Nullable Promise promise,
        List<EntryView> entries,
        @Nullable String affected,
        @Nullable String calendar,
        @Nullable Moment asOf) {}
