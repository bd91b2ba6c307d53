package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Amendments;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.page.LanguageSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a client says of an incident or a maintenance into the verbs of the room. */
@Component
class IncidentChanges {

    private final Incidents incidents;
    private final Maintenances maintenances;
    private final Amendments amendments;
    private final Components components;
    private final LanguageSettings languages;
    private final Clock clock;

    IncidentChanges(
            Incidents incidents,
            Maintenances maintenances,
            Amendments amendments,
            Components components,
            LanguageSettings languages,
            Clock clock) {
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.amendments = amendments;
        this.components = components;
        this.languages = languages;
        this.clock = clock;
    }

    IncidentStory report(IncidentRequest request) {
        keepQuietIfAsked(request);
        return remind(told(request), request);
    }

    /** What an entry turns is silent with it; this is for what is turned without one, or by the way. */
    private void keepQuietIfAsked(IncidentRequest request) {
        if (!request.isAnnounced()) {
            amendments.keepQuiet();
        }
    }

    private IncidentStory told(IncidentRequest request) {
        if (request.isBackfilled()) {
            return backfill(request);
        }
        if (request.isScheduled()) {
            IncidentStatus state = Objects.requireNonNullElse(request.status(true), IncidentStatus.SCHEDULED);
            MaintenancePlan plan = schedule(request, null);
            NewUpdate first = entry(request, state);
            // what is only named goes under maintenance where the work begins at once
            return maintenances.plan(
                    request.name(),
                    request.override(),
                    plan,
                    state.isUnderWay() && plan.toMaintenanceState() ? with(atWork(request), first) : first);
        }
        IncidentStatus status = Objects.requireNonNullElse(request.status(false), IncidentStatus.INVESTIGATING);
        return incidents.report(request.name(), request.override(), entry(request, status));
    }

    /** Adds an entry where there is something new to say, and changes the fields that the request names. */
    IncidentStory change(IncidentStory before, IncidentRequest request) {
        IncidentStory story = before;
        IncidentStatus status = request.status(before.isMaintenance());
        boolean isOtherStatus = status != null && status != state(before);
        boolean isSaid = request.body() != null || isOtherStatus;
        if (!isSaid && !request.translations(languages).isEmpty()) {
            throw ApiError.invalid("Body translations belong to a new entry, or to the entry that is corrected");
        }
        if (!before.isMaintenance() && ScheduleRequest.isIn(request.fields())) {
            throw ApiError.invalid("This incident is no maintenance, so nothing of it can be scheduled");
        }
        keepQuietIfAsked(request);
        if (before.isMaintenance() && ScheduleRequest.touches(request.fields())) {
            story = maintenances.replan(before.id(), schedule(request, before.maintenance()), null, null);
        }
        Set<String> covered = request.covered();
        if (covered != null && before.isMaintenance()) {
            story = amendments.cover(before.id(), covered);
        }
        if (isSaid) {
            NewUpdate entry = entry(request, status == null ? state(before) : status);
            // work that begins or ends does its plan to what is only named
            boolean isPlanned = before.isMaintenance() && isOtherStatus;
            story = incidents.post(before.id(), isPlanned ? with(request.statuses(), entry) : entry, null);
        } else if (request.setsStatuses()) {
            story = amendments.attach(before.id(), request.statuses());
        }
        if (covered != null && !before.isMaintenance()) {
            story = amendments.cover(before.id(), covered);
        }
        if (request.fields().has("name") || request.fields().has("impact_override")) {
            String name = request.fields().has("name") ? request.name() : before.name();
            @Nullable
            Impact impact = request.fields().has("impact_override") ? request.override() : before.impactOverride();
            story = incidents.rename(before.id(), name, impact, null);
        }
        return remind(story, request);
    }

    private IncidentStory remind(IncidentStory story, IncidentRequest request) {
        return request.reminders()
                .map(intervals -> incidents.remind(story.id(), intervals, null))
                .orElse(story);
    }

    private IncidentStory backfill(IncidentRequest request) {
        Instant at = request.fields().date("backfill_date");
        if (at == null) {
            throw ApiError.invalid("Backfill date can't be blank");
        }
        if (request.setsStatuses()) {
            throw ApiError.invalid("Components can't be given for a backfilled incident");
        }
        IncidentStatus status = request.status(false);
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
                        false,
                        null,
                        request.translations(languages)));
    }

    private NewUpdate entry(IncidentRequest request, IncidentStatus status) {
        Instant now = clock.instant();
        Map<String, ComponentStatus> named = request.components(id -> components.statusAt(id, now));
        return new NewUpdate(
                status,
                said(request.body(), status),
                null,
                named,
                request.isAnnounced(),
                null,
                request.translations(languages));
    }

    private static NewUpdate with(Map<String, ComponentStatus> statuses, NewUpdate entry) {
        return new NewUpdate(
                entry.status(),
                entry.body(),
                entry.at(),
                statuses,
                entry.notifySubscribers(),
                entry.nextUpdateBy(),
                entry.translations());
    }

    private Map<String, ComponentStatus> atWork(IncidentRequest request) {
        Instant now = clock.instant();
        return request.components(
                id -> ComponentStatus.worst(List.of(components.statusAt(id, now), ComponentStatus.UNDER_MAINTENANCE)));
    }

    private static String said(@Nullable String body, IncidentStatus status) {
        return body == null ? status.sentence() : body;
    }

    private static MaintenancePlan schedule(IncidentRequest request, @Nullable Maintenance before) {
        return new ScheduleRequest(request.fields()).plan(before == null ? null : before.plan());
    }

    /** A published postmortem belongs to a resolved incident. */
    private static IncidentStatus state(IncidentStory story) {
        return story.status() == IncidentStatus.POSTMORTEM ? IncidentStatus.RESOLVED : story.status();
    }
}
