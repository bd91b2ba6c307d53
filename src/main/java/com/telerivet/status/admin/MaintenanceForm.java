package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.NewUpdate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A maintenance as it was typed, when it is planned and when its plan is changed.
 *
 * @param body what subscribers are told; with a change of the plan it may be empty, which changes it quietly
 * @param translations the fields of {@link Translated}
 * @param from date and time by the clocks of the page's zone, like {@code until}
 * @param components the ids of those that the work is on
 * @param notifying whether subscribers hear of the announcement, or of the change
 * @param version the version that the author saw
 * @param key makes the form do its work once
 */
record MaintenanceForm(
        String name,
        String body,
        Map<String, String> translations,
        String from,
        String until,
        List<String> components,
        Boolean remind,
        Boolean begins,
        Boolean ends,
        Boolean sets,
        Boolean putsBack,
        Boolean tellsStart,
        Boolean tellsEnd,
        Boolean notifying,
        Integer version,
        String key) {

    /** A field that was not sent arrives as null, and counts as empty or not ticked. */
    MaintenanceForm {
        name = name == null ? "" : name;
        body = body == null ? "" : body;
        translations = translations == null ? Map.of() : translations;
        from = from == null ? "" : from.strip();
        until = until == null ? "" : until.strip();
        components = components == null ? List.of() : components;
        remind = isTicked(remind);
        begins = isTicked(begins);
        ends = isTicked(ends);
        sets = isTicked(sets);
        putsBack = isTicked(putsBack);
        tellsStart = isTicked(tellsStart);
        tellsEnd = isTicked(tellsEnd);
        notifying = isTicked(notifying);
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    /** Nothing typed yet; all of it happens by itself. */
    static MaintenanceForm blank() {
        return new MaintenanceForm(
                "", "", Map.of(), "", "", List.of(), true, true, true, true, true, true, true, true, 0, "");
    }

    /** The plan as it stands. */
    static MaintenanceForm of(IncidentStory story, PlannedTime time) {
        MaintenancePlan plan = Objects.requireNonNull(story.maintenance()).plan();
        return new MaintenanceForm(
                story.name(),
                "",
                Map.of(),
                time.inField(plan.scheduledFor()),
                time.inField(plan.scheduledUntil()),
                List.copyOf(story.componentNames().keySet()),
                plan.remindPrior(),
                plan.autoInProgress(),
                plan.autoCompleted(),
                plan.toMaintenanceState(),
                plan.toOperationalState(),
                plan.notifyAtStart(),
                plan.notifyAtEnd(),
                true,
                story.version(),
                "");
    }

    /** The same by somebody who has seen that version. */
    MaintenanceForm at(int seenVersion) {
        return copy(this, seenVersion);
    }

    /** The same with the words of another. */
    MaintenanceForm saying(MaintenanceForm other) {
        return copy(other, version);
    }

    /** For each field that is at fault the key of what is wrong. */
    Map<String, String> problems(boolean isNew, PlannedTime time) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (isNew && name.isBlank()) {
            problems.put("name", "admin.maintenance.name.blank");
        } else if (name.strip().length() > Incidents.LONGEST_NAME) {
            problems.put("name", "admin.name.long");
        }
        if (isNew && body.isBlank()) {
            problems.put("body", "admin.body.blank");
        } else if (body.length() > NewUpdate.LONGEST_BODY) {
            problems.put("body", "admin.body.long");
        }
        if (translations.values().stream().anyMatch(text -> text.length() > NewUpdate.LONGEST_BODY)) {
            problems.put("translations", "admin.body.long");
        }
        timeProblem(from, time).ifPresent(problem -> problems.put("from", problem));
        timeProblem(until, time).ifPresent(problem -> problems.put("until", problem));
        Optional<Instant> start = time.instant(from);
        Optional<Instant> end = time.instant(until);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            problems.put("until", "admin.maintenance.until.early");
        }
        return problems;
    }

    /** @param kept the plan as it stands, whose times stay where their fields were not touched */
    MaintenancePlan plan(PlannedTime time, MaintenancePlan kept) {
        return new MaintenancePlan(
                at(from, time, kept.scheduledFor()),
                at(until, time, kept.scheduledUntil()),
                remind,
                begins,
                ends,
                sets,
                putsBack,
                tellsStart,
                tellsEnd);
    }

    MaintenancePlan plan(PlannedTime time) {
        return plan(
                time,
                MaintenancePlan.allByItself(
                        time.instant(from).orElseThrow(), time.instant(until).orElseThrow()));
    }

    private MaintenanceForm copy(MaintenanceForm saying, int seenVersion) {
        return new MaintenanceForm(
                name,
                saying.body,
                saying.translations,
                from,
                until,
                components,
                remind,
                begins,
                ends,
                sets,
                putsBack,
                tellsStart,
                tellsEnd,
                saying.notifying,
                seenVersion,
                key);
    }

    /** What subscribers are told, with the status of these components. */
    NewUpdate update(Map<String, ComponentStatus> named) {
        return new NewUpdate(null, body, null, named, notifying, null, Translated.texts(translations));
    }

    /** The second coming of an hour that comes twice is typed like the first: what was not touched stays. */
    private static Instant at(String typed, PlannedTime time, Instant kept) {
        return typed.equals(time.inField(kept)) ? kept : time.instant(typed).orElseThrow();
    }

    private static Optional<String> timeProblem(String typed, PlannedTime time) {
        if (time.instant(typed).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(time.isMissing(typed) ? "admin.maintenance.time.missing" : "admin.maintenance.time.unknown");
    }

    private static boolean isTicked(Boolean box) {
        return box != null && box;
    }
}
