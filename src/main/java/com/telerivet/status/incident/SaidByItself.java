package com.telerivet.status.incident;

import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageSettings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What entries that nobody wrote words for say in the other languages of the page. */
@Component
class SaidByItself {

    private final LanguageSettings languages;
    private final MessageSource messages;

    SaidByItself(LanguageSettings languages, MessageSource messages) {
        this.languages = languages;
        this.messages = messages;
    }

    /** By the codes of the languages; nothing where {@code body} is not the status's own sentence. */
    Map<String, String> in(IncidentStatus status, String body) {
        Map<String, String> said = new HashMap<>();
        if (body.equals(status.sentence())) {
            for (Language language : languages.offered()) {
                String words = messages.getMessage("incident.said." + status.code(), null, null, language.locale());
                if (words != null) {
                    said.put(language.code(), words);
                }
            }
        }
        return said;
    }
}
