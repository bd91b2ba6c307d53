package com.telerivet.status.emergency;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.NewUpdate;
import java.time.Instant;
import java.util.Map;

/**
 * An entry that was posted without the database, as the journal keeps it.
 *
 * @param id the id that the entry has from the first moment on, also in the database later
 * @param incidentId the incident's id, chosen here where the entry begins one
 * @param incidentName what the incident is called, so that it can be told anew where it was deleted meanwhile
 * @param body Markdown
 * @param components the components that it names, with their status from then on
 * @param at when it was posted
 */
public record EmergencyEntry(
        String id,
        String incidentId,
        String incidentName,
        IncidentStatus status,
        String body,
        Map<String, ComponentStatus> components,
        boolean notifySubscribers,
        Instant at) {

    NewUpdate update(Map<String, ComponentStatus> known) {
        return new NewUpdate(status, body, at, known, notifySubscribers);
    }

    EmergencyEntry as(String otherId) {
        return new EmergencyEntry(otherId, incidentId, incidentName, status, body, components, notifySubscribers, at);
    }

    /** Whether both say the same, whenever they were sent. */
    boolean says(EmergencyEntry other) {
        return incidentName.equals(other.incidentName)
                && status == other.status
                && body.equals(other.body)
                && components.equals(other.components);
    }
}
