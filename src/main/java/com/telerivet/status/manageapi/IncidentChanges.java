package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Amendments;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns what a client says of an incident that was not planned into the verbs of the room. */
@Component
class IncidentChanges {

    private final Incidents incidents;
    private final Amendments amendments;
    private final Components components;
    private final MessageSource messages;
    private final Clock clock;

    IncidentChanges(
            Incidents incidents, Amendments amendments, Components components, MessageSource messages, Clock clock) {
        this.incidents = incidents;
        this.amendments = amendments;
        this.components = components;
        this.messages = messages;
        this.clock = clock;
    }

    IncidentStory report(IncidentRequest request) {
        if (request.isBackfilled()) {
            return backfill(request);
        }
        IncidentStatus status = Objects.requireNonNullElse(request.status(), IncidentStatus.INVESTIGATING);
        return incidents.report(request.name(), request.override(), entry(request, status));
    }

    /** Adds an entry where there is something new to say, and changes the fields that the request names. */
    IncidentStory change(IncidentStory before, IncidentRequest request) {
        IncidentStory story = before;
        IncidentStatus status = request.status();
        boolean isOtherStatus = status != null && status != state(before);
        Instant now = clock.instant();
        if (request.body() != null || isOtherStatus) {
            story = incidents.post(before.id(), entry(request, status == null ? state(before) : status), null);
        } else {
            Map<String, ComponentStatus> named = request.components(id -> components.statusAt(id, now));
            if (!request.setsStatuses()) {
                named.keySet().removeAll(before.componentNames().keySet());
            }
            if (!named.isEmpty()) {
                story = amendments.attach(before.id(), named);
            }
        }
        if (request.fields().has("name") || request.fields().has("impact_override")) {
            String name = request.fields().has("name") ? request.name() : before.name();
            @Nullable
            Impact impact = request.fields().has("impact_override") ? request.override() : before.impactOverride();
            story = incidents.rename(before.id(), name, impact, null);
        }
        return story;
    }

    private IncidentStory backfill(IncidentRequest request) {
        Instant at = request.fields().date("backfill_date");
        if (at == null) {
            throw ApiError.invalid("Backfill date can't be blank");
        }
        if (request.setsStatuses()) {
            throw ApiError.invalid("Components can't be given for a backfilled incident");
        }
        IncidentStatus status = request.status();
        if (status != null && status != IncidentStatus.RESOLVED) {
            throw ApiError.invalid("A backfilled incident is resolved");
        }
        return incidents.report(
                request.name(),
                request.override(),
                new NewUpdate(
                        IncidentStatus.RESOLVED,
                        said(request.body(), IncidentStatus.RESOLVED),
                        at,
                        request.components(id -> components.statusAt(id, at)),
                        false));
    }

    private NewUpdate entry(IncidentRequest request, IncidentStatus status) {
        Instant now = clock.instant();
        Map<String, ComponentStatus> named = request.components(id -> components.statusAt(id, now));
        return new NewUpdate(status, said(request.body(), status), null, named, request.isAnnounced());
    }

    private String said(@Nullable String body, IncidentStatus status) {
        return body == null
                ? Objects.requireNonNull(
                        messages.getMessage("manageapi.incident." + status.code(), null, Locale.ENGLISH))
                : body;
    }

    /** A published postmortem belongs to a resolved incident. */
    private static IncidentStatus state(IncidentStory story) {
        return story.status() == IncidentStatus.POSTMORTEM ? IncidentStatus.RESOLVED : story.status();
    }
}
