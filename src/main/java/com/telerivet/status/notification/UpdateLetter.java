package com.telerivet.status.notification;

import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.platform.Markdown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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

    private static final String MOMENT = "MMM dd, yyyy '-' HH:mm 'UTC'";

    /**
     * One entry.
     *
     * @param label the last word of its message key, for example {@code update} or {@code resolved}
     * @param text Markdown, which reads well as plain text
     */
    record Part(String label, String text, String html, String posted, List<Affected> affected) {}

    record Planned(String from, String until) {}

    /** @param status the new status, as the last word of its message key */
    record Affected(String name, String status) {}

    static UpdateLetter of(IncidentStory story, IncidentEntry entry, Markdown markdown, Locale locale) {
        List<IncidentEntry> entries = story.entries();
        List<Part> parts = entries.subList(entries.indexOf(entry), entries.size()).stream()
                .map(e -> part(story, e, markdown, locale))
                .toList();
        return new UpdateLetter(
                story.name(),
                parts.get(0),
                promise(story, entry, locale),
                planned(story.maintenance(), locale),
                parts.subList(1, parts.size()));
    }

    /** A word that is no entry of its own, before all that was told. */
    static UpdateLetter reminder(
            IncidentStory story, Maintenance maintenance, String text, Markdown markdown, Locale locale) {
        Instant at = Objects.requireNonNullElse(maintenance.remindedAt(), story.updatedAt());
        Part reminder = new Part("reminder", text, markdown.toHtml(text), moment(at, locale), List.of());
        List<Part> earlier = story.entries().stream()
                .map(e -> part(story, e, markdown, locale))
                .toList();
        return new UpdateLetter(story.name(), reminder, null, planned(maintenance, locale), earlier);
    }

    private static @Nullable Planned planned(@Nullable Maintenance maintenance, Locale locale) {
        return maintenance == null
                ? null
                : new Planned(
                        moment(maintenance.plan().scheduledFor(), locale),
                        moment(maintenance.plan().scheduledUntil(), locale));
    }

    private static @Nullable String promise(IncidentStory story, IncidentEntry entry, Locale locale) {
        return entry.equals(story.newest())
                ? story.nextUpdateBy().map(by -> moment(by, locale)).orElse(null)
                : null;
    }

    private static Part part(IncidentStory story, IncidentEntry entry, Markdown markdown, Locale locale) {
        return new Part(
                story.label(entry),
                entry.body(),
                markdown.toHtml(entry.body()),
                moment(entry.displayAt(), locale),
                entry.affected().stream().map(UpdateLetter::affected).toList());
    }

    private static Affected affected(StatusChange change) {
        return new Affected(change.componentName(), change.newStatus().code());
    }

    private static String moment(Instant at, Locale locale) {
        return DateTimeFormatter.ofPattern(MOMENT, locale)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }
}
