package com.telerivet.status.admin;

import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageSettings;
import java.util.List;
import java.util.Map;

/** The fields for a text, and for the title where there is one, in the languages that the page offers. What people write counts as English. */
record TranslationFields(List<Field> fields) {

    /**
     * @param name what its speakers call it
     * @param direction {@code rtl} or {@code ltr}
     */
    record Field(String code, String name, String direction, String title, String text) {}

    /** @param typed the fields of {@link Translated} */
    static TranslationFields of(LanguageSettings languages, Map<String, String> typed) {
        return new TranslationFields(languages.offered().stream()
                .filter(language -> language != Language.ENGLISH)
                .map(language -> new Field(
                        language.code(),
                        language.ownName(),
                        language.isRightToLeft() ? "rtl" : "ltr",
                        typed.getOrDefault(Translated.NAME + language.code(), ""),
                        typed.getOrDefault(language.code(), "")))
                .toList());
    }

    public boolean isTyped() {
        return fields.stream()
                .anyMatch(field -> !field.text().isBlank() || !field.title().isBlank());
    }
}
