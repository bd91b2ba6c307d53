package com.telerivet.status.notification;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Maintenance;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The maintenances that reminders are about. */
@Component
class DueReminders {

    private final Incidents incidents;

    DueReminders(Incidents incidents) {
        this.incidents = incidents;
    }

    /** The maintenance as it stands; empty for one that was moved, cancelled or begun since. */
    Optional<IncidentStory> find(Delivery delivery) {
        return incidents
                .find(EntryKey.of(delivery.subjectId()).incidentId())
                .filter(story -> story.status() == IncidentStatus.SCHEDULED)
                .filter(story -> Optional.ofNullable(story.maintenance())
                        .map(Maintenance::remindedAt)
                        .isPresent());
    }
}
