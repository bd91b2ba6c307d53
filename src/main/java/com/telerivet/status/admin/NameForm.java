package com.telerivet.status.admin;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.ReminderIntervals;
import java.util.Map;
import java.util.Objects;

/**
 * An incident's name and impact, as they were typed.
 *
 * @param impact the override, or "" where the impact follows from the components
 * @param reminders the text of {@link ReminderIntervals}, or "" as usual
 * @param translations the fields of {@link Translated}
 * @param version the incident's version that the author saw
 */
record NameForm(
        String name, String impact, String reminders, Map<String, String> translations, Integer version, String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    NameForm {
        name = name == null ? "" : name;
        impact = impact == null ? "" : impact;
        reminders = reminders == null ? "" : reminders;
        translations = translations == null ? Map.of() : translations;
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    static NameForm of(IncidentStory story) {
        String impact =
                story.impactOverride() == null ? "" : story.impactOverride().code();
        return new NameForm(
                story.name(),
                impact,
                Objects.requireNonNullElse(story.reminderIntervals(), ""),
                Translated.fields(story.names(), Map.of()),
                story.version(),
                "");
    }
}
