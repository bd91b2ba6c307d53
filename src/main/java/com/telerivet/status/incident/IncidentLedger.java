package com.telerivet.status.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How every change of an incident begins and ends: taken out under a lock at the version that was seen, put back. */
@Component
class IncidentLedger {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final IncidentRepository incidents;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    IncidentLedger(IncidentRepository incidents, Clock clock, ApplicationEventPublisher events) {
        this.incidents = incidents;
        this.clock = clock;
        this.events = events;
    }

    /** @param expectedVersion null takes whatever is there; another one than is there is an {@link EditedMeanwhile} */
    Incident open(String id, @Nullable Integer expectedVersion) {
        Incident incident = incidents
                .findForChange(id)
                .orElseThrow(() -> new NoSuchElementException("there is no incident with the id " + id));
        if (expectedVersion != null && expectedVersion != incident.version()) {
            throw new EditedMeanwhile(id);
        }
        return incident;
    }

    IncidentStory keep(Incident incident) {
        IncidentStory story = incidents.saveAndFlush(incident).story();
        events.publishEvent(new IncidentChanged(incident.id()));
        return story;
    }

    /** The same as {@link #keep}, with an entry that subscribers may hear of. */
    IncidentStory keepPosted(Incident incident, String entryId, boolean notifySubscribers) {
        IncidentStory story = incidents.saveAndFlush(incident).story();
        events.publishEvent(new UpdatePosted(incident.id(), entryId, notifySubscribers));
        return story;
    }

    /** A promise lies ahead, and near enough to be one. */
    @Nullable
    Instant promise(@Nullable Instant nextUpdateBy) {
        if (nextUpdateBy == null) {
            return null;
        }
        Instant now = clock.instant();
        if (nextUpdateBy.isBefore(now) || nextUpdateBy.isAfter(now.plus(NewUpdate.LONGEST_PROMISE))) {
            throw new IncidentRejected("promise", "Promise the next update for a time within the next seven days");
        }
        return nextUpdateBy.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A time that is said to have been: not in the future, give or take a clock that runs ahead. */
    Instant time(Instant at) {
        if (at.isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
            throw new IncidentRejected("at", "The time lies in the future");
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
