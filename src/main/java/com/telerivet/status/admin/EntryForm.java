package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was typed: the first of an incident, with its name and impact, or a later one.
 *
 * @param at date and time in UTC; empty is now
 * @param components the component's id to its new status, or to "" where it stays
 * @param promise in how many minutes the next entry is promised, {@link #AT} for the time given, or "" for no promise
 * @param promiseAt date and time in UTC
 * @param translations the fields of {@link Translated}
 * @param version the incident's version that the author saw
 * @param key makes the form do its work once
 */
record EntryForm(
        String name,
        String impact,
        String status,
        String body,
        String at,
        Map<String, String> components,
        String promise,
        String promiseAt,
        Map<String, String> translations,
        Boolean notifying,
        Integer version,
        String key) {

    private static final String MINUTES = "[1-9][0-9]{0,3}";
    static final String AT = "at";

    /** The status that resolves the incident and sets all that it broke to operational. */
    static final String ALL_WELL = "resolved_all";

    /** A field that was not sent arrives as null, and counts as empty. */
    EntryForm {
        name = name == null ? "" : name;
        impact = impact == null ? "" : impact;
        status = status == null ? "" : status;
        body = body == null ? "" : body;
        at = at == null ? "" : at.strip();
        components = components == null ? Map.of() : components;
        promise = promise == null ? "" : promise;
        promiseAt = promiseAt == null ? "" : promiseAt.strip();
        translations = translations == null ? Map.of() : translations;
        notifying = notifying != null && notifying;
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    /** Nothing typed yet. */
    static EntryForm blank(IncidentStatus status, Map<String, String> components, int version) {
        return new EntryForm("", "", status.code(), "", "", components, "", "", Map.of(), true, version, "");
    }

    /**
     * As it was typed, for a form that is opened anew: a status that was asked for meanwhile comes first, and its
     * components where none was chosen.
     */
    EntryForm resumed(String asked, Map<String, String> proposed) {
        boolean isUntouched = components.values().stream().allMatch(String::isEmpty);
        return copy(
                asked.isEmpty() ? status : asked, body, isUntouched && !asked.isEmpty() ? proposed : components, "");
    }

    /** Resolved, with these components set besides what was chosen for others. */
    EntryForm healed(Map<String, String> well) {
        Map<String, String> all = new LinkedHashMap<>(components);
        all.putAll(well);
        return copy(IncidentStatus.RESOLVED.code(), body, all, key);
    }

    /** The same with somebody else's text below it. */
    EntryForm with(String more) {
        return copy(status, body.isBlank() ? more : body.stripTrailing() + "\n\n" + more, components, "");
    }

    /** The fields as the browser would send them. */
    Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("name", List.of(name));
        fields.put("impact", List.of(impact));
        fields.put("status", List.of(status));
        fields.put("body", List.of(body));
        fields.put("at", List.of(at));
        components.forEach((id, code) -> fields.put("components[" + id + "]", List.of(code)));
        fields.put("promise", List.of(promise));
        fields.put("promiseAt", List.of(promiseAt));
        translations.forEach((code, text) -> fields.put("translations[" + code + "]", List.of(text)));
        if (notifying) {
            fields.put("notifying", List.of("true"));
        }
        return fields;
    }

    /** Only the parts that can be edited later. */
    static EntryForm text(String body, String at, boolean notifying, int version, String key) {
        return new EntryForm("", "", "", body, at, Map.of(), "", "", Map.of(), notifying, version, key);
    }

    private EntryForm copy(String otherStatus, String text, Map<String, String> chosen, String otherKey) {
        return new EntryForm(
                name,
                impact,
                otherStatus,
                text,
                at,
                chosen,
                promise,
                promiseAt,
                translations,
                notifying,
                version,
                otherKey);
    }

    /** The same with the text in other languages. */
    EntryForm saying(Map<String, String> others) {
        return new EntryForm(
                name, impact, status, body, at, components, promise, promiseAt, others, notifying, version, key);
    }

    /** For each field that is at fault the key of what is wrong; an update has no name of its own. */
    Map<String, String> problems(boolean isReport) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (isReport && name.isBlank()) {
            problems.put("name", "admin.name.blank");
        } else if (name.strip().length() > Incidents.LONGEST_NAME) {
            problems.put("name", "admin.name.long");
        }
        if (IncidentStatus.of(status)
                .filter(s -> s != IncidentStatus.POSTMORTEM)
                .isEmpty()) {
            problems.put("status", "admin.status.unknown");
        }
        if (!impact.isEmpty() && Impact.of(impact).isEmpty()) {
            problems.put("impact", "admin.impact.unknown");
        }
        problems.putAll(textProblems());
        if (components.values().stream()
                .anyMatch(c -> !c.isEmpty() && ComponentStatus.of(c).isEmpty())) {
            problems.put("components", "admin.components.unknown");
        }
        if (isPromiseUnreadable()) {
            problems.put("promise", "admin.promise.unknown");
        }
        return problems;
    }

    /** What is wrong with text and time, the two parts that can be edited later. */
    Map<String, String> textProblems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (body.isBlank()) {
            problems.put("body", "admin.body.blank");
        } else if (body.length() > NewUpdate.LONGEST_BODY) {
            problems.put("body", "admin.body.long");
        }
        if (translations.values().stream().anyMatch(text -> text.length() > NewUpdate.LONGEST_BODY)) {
            problems.put("translations", "admin.body.long");
        }
        if (!at.isEmpty() && instant().isEmpty()) {
            problems.put("at", "admin.at.unknown");
        }
        return problems;
    }

    /** The time that was typed; empty where there is none, or none that can be read. */
    Optional<Instant> instant() {
        return instant(at);
    }

    /** Until when the next entry is promised, in whole minutes; empty for no promise, or one that cannot be read. */
    Optional<Instant> promised(Instant now) {
        if (promise.equals(AT)) {
            return instant(promiseAt);
        }
        return promise.matches(MINUTES)
                ? Optional.of(now.plus(Duration.ofMinutes(Long.parseLong(promise)))
                        .plusSeconds(59)
                        .truncatedTo(ChronoUnit.MINUTES))
                : Optional.empty();
    }

    boolean isPromiseUnreadable() {
        return promise.equals(AT) ? instant(promiseAt).isEmpty() : !promise.isEmpty() && !promise.matches(MINUTES);
    }

    private static Optional<Instant> instant(String typed) {
        try {
            String local = typed.endsWith("Z") ? typed.substring(0, typed.length() - 1) : typed;
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The components that the incident names once this entry is added to those that named {@code earlier}. */
    Set<String> touching(Set<String> earlier) {
        Set<String> all = new LinkedHashSet<>(earlier);
        components.forEach((id, code) -> {
            if (!code.isEmpty()) {
                all.add(id);
            }
        });
        return all;
    }

    @Nullable
    Impact override() {
        return Impact.of(impact).orElse(null);
    }

    /** The components that get a status, by their ids. */
    Map<String, ComponentStatus> changes() {
        Map<String, ComponentStatus> changes = new LinkedHashMap<>();
        components.forEach((id, code) -> ComponentStatus.of(code).ifPresent(s -> changes.put(id, s)));
        return changes;
    }

    NewUpdate update(Instant now) {
        return new NewUpdate(
                IncidentStatus.of(status).orElse(null),
                body,
                instant().orElse(null),
                changes(),
                notifying,
                promised(now).orElse(null),
                Translated.texts(translations));
    }
}
