package com.telerivet.status.publication.statusapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.MaintenancePlan;
import java.util.Objects;

/** A planned maintenance: an incident with the time that is set aside for it. */
record FeedMaintenance(@JsonUnwrapped FeedIncident incident, String scheduledFor, String scheduledUntil) {

    static FeedMaintenance of(IncidentStory story, FeedIncident incident, FeedDates dates) {
        MaintenancePlan plan = Objects.requireNonNull(story.maintenance()).plan();
        return new FeedMaintenance(incident, dates.of(plan.scheduledFor()), dates.of(plan.scheduledUntil()));
    }
}
