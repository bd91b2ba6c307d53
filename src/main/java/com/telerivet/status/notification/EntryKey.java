package com.telerivet.status.notification;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import java.util.Optional;

/**
 * Of which entry a delivery tells.
 *
 * @param entryId of a reminder: what tells it apart from others of the same maintenance
 */
record EntryKey(String incidentId, String entryId) {

    /** @param subjectId as the fan-out writes it: {@code INCIDENT.ENTRY} */
    static EntryKey of(String subjectId) {
        int dot = subjectId.indexOf('.');
        return new EntryKey(subjectId.substring(0, dot), subjectId.substring(dot + 1));
    }

    /** The entry, unless it was deleted since. */
    Optional<IncidentEntry> in(IncidentStory story) {
        return story.entries().stream()
                .filter(entry -> entry.id().equals(entryId))
                .findFirst();
    }
}
