package com.telerivet.status.admin;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A postmortem as it was typed.
 *
 * @param at when it is said to have been published, in UTC; empty is now
 * @param translations code of a language to the same text in it
 * @param version the incident's version that the author saw
 */
record PostmortemForm(
        String body, String at, Map<String, String> translations, Boolean notifying, Integer version, String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    PostmortemForm {
        body = body == null ? "" : body;
        at = at == null ? "" : at;
        translations = translations == null ? Map.of() : translations;
        notifying = notifying != null && notifying;
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    static PostmortemForm of(IncidentStory story) {
        String draft = story.postmortem().draft();
        return new PostmortemForm(
                draft == null ? "" : draft, "", story.postmortem().draftTranslations(), true, story.version(), "");
    }

    /** The same with a paragraph more. */
    PostmortemForm with(String more) {
        String longer = body.isBlank() ? more : body.stripTrailing() + "\n\n" + more;
        return new PostmortemForm(longer, at, translations, notifying, version, key);
    }

    Map<String, String> problems() {
        return text().textProblems();
    }

    Optional<Instant> instant() {
        return text().instant();
    }

    private EntryForm text() {
        return EntryForm.text(body, at, notifying, version, key).saying(translations);
    }
}
