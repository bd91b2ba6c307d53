package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.ReminderIntervals;
import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client says of an incident, to report it or to change it. */
record IncidentRequest(Fields fields) {

    static final String TRANSLATIONS = "body_translations";

    static final String REMINDERS = "reminder_intervals";

    private static final String COMPONENTS = "components";
    private static final String COMPONENT_IDS = "component_ids";

    String name() {
        return fields.required("name", Incidents.LONGEST_NAME);
    }

    /** The text of the new entry; null adds none by itself. */
    @Nullable
    String body() {
        String body = fields.text("body", NewUpdate.LONGEST_BODY);
        return body == null ? fields.text("message", NewUpdate.LONGEST_BODY) : body;
    }

    /** The text in other languages, by their codes. */
    Map<String, String> translations(LanguageSettings languages) {
        return translations(fields, languages);
    }

    /** The same of whatever speaks of an entry. */
    static Map<String, String> translations(Fields fields, LanguageSettings languages) {
        Map<String, String> texts = fields.map(TRANSLATIONS);
        texts.forEach((code, text) -> {
            if (languages.offered(code).filter(one -> one != Language.ENGLISH).isEmpty()) {
                throw ApiError.invalid("Body translations are for the languages of this page, beside English");
            }
            if (text.length() > NewUpdate.LONGEST_BODY) {
                throw ApiError.invalid("A translation is too long (at most " + NewUpdate.LONGEST_BODY + " characters)");
            }
        });
        return texts;
    }

    /**
     * The status that it names; null keeps what is there.
     *
     * @param ofMaintenance whether a maintenance is spoken of, which has other words
     */
    @Nullable
    IncidentStatus status(boolean ofMaintenance) {
        String word = fields.text("status", 100);
        if (word == null) {
            return null;
        }
        return IncidentStatus.of(word)
                .filter(status -> status != IncidentStatus.POSTMORTEM && status.isOfMaintenance() == ofMaintenance)
                .orElseThrow(() -> ApiError.invalid("Status must be one of "
                        + (ofMaintenance
                                ? "scheduled, in_progress, verifying, completed"
                                : "investigating, identified, monitoring, resolved")));
    }

    /** Whether it speaks of a planned maintenance. */
    boolean isScheduled() {
        String status = fields.text("status", 100);
        return fields.present("scheduled_for") != null
                || fields.present("scheduled_until") != null
                || (status != null
                        && IncidentStatus.of(status)
                                .filter(IncidentStatus::isOfMaintenance)
                                .isPresent());
    }

    boolean isBackfilled() {
        return fields.present("backfill_date") != null || fields.flag("backfilled", false);
    }

    @Nullable
    Impact override() {
        String word = fields.text("impact_override", 100);
        return word == null
                ? null
                : Impact.of(word)
                        .orElseThrow(() -> ApiError.invalid(
                                "Impact override must be one of none, minor, major, critical, maintenance"));
    }

    /** After how many hours the team is reminded; empty where the request leaves that as it is. */
    Optional<ReminderIntervals> reminders() {
        if (!fields.has(REMINDERS)) {
            return Optional.empty();
        }
        JsonNode given = fields.present(REMINDERS);
        return Optional.of(new ReminderIntervals(
                given != null && (given.isArray() || given.isIntegralNumber())
                        ? given.toString()
                        : fields.text(REMINDERS, 200)));
    }

    boolean isAnnounced() {
        return fields.flag("deliver_notifications", true);
    }

    /** Whether it gives components another status, beside naming them. */
    boolean setsStatuses() {
        JsonNode given = fields.present(COMPONENTS);
        return given != null && given.isObject() && !given.isEmpty();
    }

    /** All components that it is to be about from now on, where the request lists them; null leaves that as it is. */
    @Nullable
    Set<String> covered() {
        JsonNode given = fields.present(COMPONENTS);
        return fields.present(COMPONENT_IDS) == null && (given == null || !given.isArray())
                ? null
                : components(id -> ComponentStatus.OPERATIONAL).keySet();
    }

    /** The statuses that it gives to components. */
    Map<String, ComponentStatus> statuses() {
        Map<String, ComponentStatus> all = components(id -> ComponentStatus.OPERATIONAL);
        all.keySet().retainAll(setsStatuses() ? fields.map(COMPONENTS).keySet() : Set.of());
        return all;
    }

    /**
     * The components that it names, with their status from then on.
     *
     * @param present what holds for a component that is only named
     */
    Map<String, ComponentStatus> components(Function<String, ComponentStatus> present) {
        Map<String, ComponentStatus> statuses = new LinkedHashMap<>();
        List<String> ids = fields.texts(COMPONENT_IDS);
        if (ids != null) {
            ids.forEach(id -> statuses.put(id, present.apply(id)));
        }
        JsonNode given = fields.present(COMPONENTS);
        if (given != null && given.isArray()) {
            List<String> named = fields.texts(COMPONENTS);
            if (named != null) {
                named.forEach(id -> statuses.put(id, present.apply(id)));
            }
        } else if (given != null && !(given.isString() && given.stringValue().isBlank())) {
            fields.map(COMPONENTS).forEach((id, word) -> statuses.put(id, status(word, id, present)));
        }
        return statuses;
    }

    private static ComponentStatus status(String word, String id, Function<String, ComponentStatus> present) {
        return word.isBlank()
                ? present.apply(id)
                : ComponentStatus.of(word)
                        .orElseThrow(() -> ApiError.invalid("\"" + word + "\" is no status of a component"));
    }
}
