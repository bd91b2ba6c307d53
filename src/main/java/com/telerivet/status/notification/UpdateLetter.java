package com.telerivet.status.notification;

import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.page.Language;
import com.telerivet.status.platform.Markdown;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the words of its mail, with the entries before it.
 *
 * @param entry the new one, first
 * @param promise until when the next entry is promised, or null
 * @param planned when a maintenance is to be, or null
 * @param earlier the incident's entries before it, newest first
 */
record UpdateLetter(
        String incidentName, Part entry, @Nullable String promise, @Nullable Planned planned, List<Part> earlier) {

    /**
     * One entry.
     *
     * @param label the last word of its message key, for example {@code update} or {@code resolved}
     * @param text Markdown, which reads well as plain text
     * @param lang the language of its text, where it is not that of the mail
     */
    record Part(
            String label, String text, String html, @Nullable String lang, String posted, List<Affected> affected) {}

    /** How the letter's reader says a time: in the page's zone and in UTC. */
    record Times(Language language, ZoneId zone) {

        String moment(Instant at) {
            return language.moment(at, zone);
        }
    }

    record Planned(String from, String until) {}

    /** @param status the new status, as the last word of its message key; null where the entry only plans */
    record Affected(String name, @Nullable String status) {}

    static UpdateLetter of(IncidentStory story, IncidentEntry entry, Markdown markdown, Times times) {
        List<IncidentEntry> entries = story.entries();
        List<Part> parts = entries.subList(entries.indexOf(entry), entries.size()).stream()
                .map(e -> part(story, e, markdown, times))
                .toList();
        return new UpdateLetter(
                story.name(times.language().code()),
                parts.get(0),
                promise(story, entry, times),
                planned(story.maintenance(), times),
                parts.subList(1, parts.size()));
    }

    /** A word that is no entry of its own, before all that was told. */
    static UpdateLetter reminder(
            IncidentStory story, Maintenance maintenance, String text, Markdown markdown, Times times) {
        Instant at = Objects.requireNonNullElse(maintenance.remindedAt(), story.updatedAt());
        Part reminder = new Part("reminder", text, markdown.toHtml(text), null, times.moment(at), List.of());
        List<Part> earlier = story.entries().stream()
                .map(e -> part(story, e, markdown, times))
                .toList();
        return new UpdateLetter(
                story.name(times.language().code()), reminder, null, planned(maintenance, times), earlier);
    }

    private static @Nullable Planned planned(@Nullable Maintenance maintenance, Times times) {
        return maintenance == null
                ? null
                : new Planned(
                        times.moment(maintenance.plan().scheduledFor()),
                        times.moment(maintenance.plan().scheduledUntil()));
    }

    private static @Nullable String promise(IncidentStory story, IncidentEntry entry, Times times) {
        return entry.equals(story.newest())
                ? story.nextUpdateBy().map(times::moment).orElse(null)
                : null;
    }

    private static Part part(IncidentStory story, IncidentEntry entry, Markdown markdown, Times times) {
        String language = times.language().code();
        String text = entry.text(language);
        return new Part(
                story.label(entry),
                text,
                markdown.toHtml(text),
                entry.foreign(language),
                times.moment(entry.displayAt()),
                entry.affected().stream()
                        .map(change -> affected(change, entry.status()))
                        .toList());
    }

    /** How a component does while work on it is planned has nothing to do with the work. */
    private static Affected affected(StatusChange change, IncidentStatus status) {
        return new Affected(
                change.componentName(),
                status == IncidentStatus.SCHEDULED ? null : change.newStatus().code());
    }
}
