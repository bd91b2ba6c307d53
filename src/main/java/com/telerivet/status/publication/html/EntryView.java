package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an incident: its label, its sanitized HTML, when it was posted, which components it set.
 *
 * @param lang the language of its text, where it is not that of the page
 */
record EntryView(
        String id,
        String label,
        String html,
        @Nullable String lang,
        Moment posted,
        List<StatusLine> changes,
        boolean edited) {

    EntryView saying(String other) {
        return new EntryView(id, label, other, lang, posted, changes, edited);
    }
}
