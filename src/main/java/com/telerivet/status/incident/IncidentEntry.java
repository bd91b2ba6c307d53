package com.telerivet.status.incident;

import com.telerivet.status.component.StatusChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an incident's story.
 *
 * @param body Markdown, as written
 * @param displayAt when it is said to have happened: the time to show and to sort by
 * @param edited whether its text or time was changed after it had been posted
 * @param affected the components that the entry named, changed or not
 * @param nextUpdateBy until when it promises the next entry, or null; see {@link IncidentStory#nextUpdateBy()}
 */
public record IncidentEntry(
        String id,
        IncidentStatus status,
        String body,
        Instant displayAt,
        boolean deliverNotifications,
        boolean edited,
        Instant createdAt,
        Instant updatedAt,
        List<StatusChange> affected,
        @Nullable Instant nextUpdateBy) {

    /** An entry without a promise. */
    public IncidentEntry(
            String id,
            IncidentStatus status,
            String body,
            Instant displayAt,
            boolean deliverNotifications,
            boolean edited,
            Instant createdAt,
            Instant updatedAt,
            List<StatusChange> affected) {
        this(id, status, body, displayAt, deliverNotifications, edited, createdAt, updatedAt, affected, null);
    }
}
