package com.telerivet.status.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What is typed into the translations of a form: texts under the code of a language, titles under {@code name-} and it. */
final class Translated {

    static final String NAME = "name-";

    private Translated() {}

    static Map<String, String> texts(Map<String, String> typed) {
        return part(typed, key -> !key.startsWith(NAME), 0);
    }

    static Map<String, String> names(Map<String, String> typed) {
        return part(typed, key -> key.startsWith(NAME), NAME.length());
    }

    /** The fields as they are before anything is typed. */
    static Map<String, String> fields(Map<String, String> names, Map<String, String> texts) {
        Map<String, String> fields = new HashMap<>(texts);
        names.forEach((language, name) -> fields.put(NAME + language, name));
        return fields;
    }

    private static Map<String, String> part(Map<String, String> typed, Predicate<String> which, int prefix) {
        Map<String, String> part = new HashMap<>();
        typed.forEach((key, text) -> {
            if (which.test(key)) {
                part.put(key.substring(prefix), text);
            }
        });
        return part;
    }
}
