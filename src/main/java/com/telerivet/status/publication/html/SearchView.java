package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the history.
 *
 * @param found how much, in words; null where nothing was asked yet
 * @param bound that there is more than can be shown; null where there is not
 */
record SearchView(
        String title,
        SearchBox box,
        @Nullable String found,
        List<Hit> hits,
        @Nullable String bound,
        @Nullable String older,
        @Nullable String newer) {

    /** @param url of the entry that says it */
    record Hit(
            String url,
            List<Excerpt.Piece> title,
            String impact,
            Moment began,
            List<Excerpt.Piece> excerpt,
            String facts) {}
}
