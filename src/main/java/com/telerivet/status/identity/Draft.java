package com.telerivet.status.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What somebody has typed into a form of the desk and not sent.
 *
 * @param form its name, as {@link Drafts#isName} has it
 * @param fields every field of the form with what it held
 */
public record Draft(String form, Map<String, List<String>> fields, Instant savedAt) {

    /** What the field held; "" where it held nothing. */
    public String field(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }
}
