package com.telerivet.status.incident;

import com.telerivet.status.component.StatusChange;
import java.time.Instant;
import java.util.List;

/**
 * One entry of an incident's story.
 *
 * @param body Markdown, as written
 * @param displayAt when it is said to have happened: the time to show and to sort by
 * @param edited whether its text or time was changed after it had been posted
 * @param affected the components that the entry named, changed or not
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
        List<StatusChange> affected) {}
