package com.telerivet.status.incident;

import java.util.HashMap;
import java.util.Map;

/** What a person may write: stripped, not blank, bounded; anything else is an {@link IncidentRejected}. */
final class IncidentText {

    private IncidentText() {}

    static String name(String name) {
        return line("name", "Name", name);
    }

    static String title(String title) {
        return line("title", "Title", title);
    }

    private static String line(String field, String word, String text) {
        if (text.isBlank()) {
            throw new IncidentRejected(field, word + " can't be blank");
        }
        if (text.length() > Incidents.LONGEST_NAME) {
            throw new IncidentRejected(
                    field, word + " is too long (at most " + Incidents.LONGEST_NAME + " characters)");
        }
        return text.strip();
    }

    static String body(String body) {
        if (body.isBlank()) {
            throw new IncidentRejected("body", "Body can't be blank");
        }
        if (body.length() > NewUpdate.LONGEST_BODY) {
            throw new IncidentRejected("body", "Body is too long (at most 25,000 characters)");
        }
        return body.strip();
    }

    /** Texts by the code of their language; blank ones stay blank. */
    static Map<String, String> translations(Map<String, String> texts) {
        Map<String, String> stripped = new HashMap<>();
        texts.forEach((language, text) -> {
            if (!language.matches("[a-z]{2}")) {
                throw new IncidentRejected("translations", "A language is a code of two letters, such as es");
            }
            if (text.length() > NewUpdate.LONGEST_BODY) {
                throw new IncidentRejected("translations", "Translation is too long (at most 25,000 characters)");
            }
            stripped.put(language, text.strip());
        });
        return stripped;
    }

    /** Names by the code of their language; blank ones stay blank. */
    static Map<String, String> names(Map<String, String> names) {
        Map<String, String> stripped = translations(names);
        stripped.values().stream().filter(name -> !name.isEmpty()).forEach(name -> line("translations", "Title", name));
        return stripped;
    }

    /** Incidents and maintenances do not take each other's words. */
    static void requireWord(IncidentStatus status, boolean isMaintenance) {
        if (status.isOfMaintenance() != isMaintenance) {
            throw new IncidentRejected(
                    "status",
                    isMaintenance
                            ? "A maintenance is scheduled, in progress, verifying or completed"
                            : "An incident is investigating, identified, monitoring or resolved");
        }
    }
}
