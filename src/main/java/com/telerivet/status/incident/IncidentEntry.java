package com.telerivet.status.incident;

import com.telerivet.status.component.StatusChange;
import com.telerivet.status.page.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an incident's story.
 *
 * @param body Markdown, as written
 * @param displayAt when it is said to have happened: the time to show and to sort by
 * @param edited whether its text or time was changed after it had been posted
 * @param affected the components that the entry named, changed or not
 * @param nextUpdateBy until when it promises the next entry, or null; see {@link IncidentStory#nextUpdateBy()}
 * @param translations code of a language to the same text in it, Markdown
 */
public record IncidentEntry(
        String id,
        IncidentStatus status,
        String body,
        Instant displayAt,
        boolean deliverNotifications,
        boolean edited,
        Instant createdAt,
        Instant updatedAt,
        List<StatusChange> affected,
        @Nullable Instant nextUpdateBy,
        Map<String, String> translations) {

    /** What was kept before entries had translations has none. */
    public IncidentEntry {
        translations = translations == null ? Map.of() : Map.copyOf(translations);
    }

    /** An entry without a promise, in no other language than it was written in. */
    public IncidentEntry(
            String id,
            IncidentStatus status,
            String body,
            Instant displayAt,
            boolean deliverNotifications,
            boolean edited,
            Instant createdAt,
            Instant updatedAt,
            List<StatusChange> affected) {
        this(id, status, body, displayAt, deliverNotifications, edited, createdAt, updatedAt, affected, null, Map.of());
    }

    /** Its text in the language of this code, where there is one, else as it was written. */
    public String text(String language) {
        return translations.getOrDefault(language, body);
    }

    /** In which language {@link #text} is, where that is another one: what people write counts as English. */
    public @Nullable String foreign(String language) {
        String english = Language.ENGLISH.code();
        return language.equals(english) || translations.containsKey(language) ? null : english;
    }
}
