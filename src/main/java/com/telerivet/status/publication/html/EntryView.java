package com.telerivet.status.publication.html;

import java.util.List;

/** One entry of an incident: its label, its sanitized HTML, when it was posted, which components it set. */
record EntryView(String id, String label, String html, Moment posted, List<StatusLine> changes, boolean edited) {

    EntryView saying(String other) {
        return new EntryView(id, label, other, posted, changes, edited);
    }
}
