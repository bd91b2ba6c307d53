package com.telerivet.status.manageapi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one object of a body, in whatever form clients write them. Each reader answers null for a field that is
 * absent or null, and refuses (422) what it cannot read, in a sentence that names the field.
 *
 * @param zone where dates without an offset are
 */
record Fields(ObjectNode object, ApiInput input, ZoneId zone) {

    /** Whether the field is there at all, null included: what is absent stays as it is. */
    boolean has(String key) {
        return object.has(key);
    }

    /** A text; null where it is blank too, as nobody means an empty one. */
    @Nullable
    String text(String key, int longest) {
        JsonNode node = present(key);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            throw ApiError.invalid(words(key) + " must be text");
        }
        String text = node.stringValue().strip();
        if (text.length() > longest) {
            throw ApiError.invalid(words(key) + " is too long (at most " + longest + " characters)");
        }
        return text.isEmpty() ? null : text;
    }

    /** A text that must be there. */
    String required(String key, int longest) {
        String text = text(key, longest);
        if (text == null) {
            throw ApiError.invalid(words(key) + " can't be blank");
        }
        return text;
    }

    /** A text, "" where it is null or blank; {@code before} where the field is absent. */
    String text(String key, int longest, String before) {
        return has(key) ? Objects.requireNonNullElse(text(key, longest), "") : before;
    }

    /** One of a few words; {@code before} where the field is absent. */
    String word(String key, List<String> words, String before) {
        String word = has(key) ? required(key, 100) : before;
        if (!words.contains(word)) {
            throw ApiError.invalid(words(key) + " must be one of " + String.join(", ", words));
        }
        return word;
    }

    @Nullable
    Boolean flag(String key) {
        JsonNode node = present(key);
        if (node == null) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        String word = node.isString() || node.isIntegralNumber()
                ? node.asString().strip().toLowerCase(Locale.ROOT)
                : "";
        return switch (word) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            case "" -> {
                if (node.isString()) {
                    yield null;
                }
                throw ApiError.invalid(words(key) + " must be true or false");
            }
            default -> throw ApiError.invalid(words(key) + " must be true or false");
        };
    }

    boolean flag(String key, boolean usual) {
        Boolean flag = flag(key);
        return flag == null ? usual : flag;
    }

    @Nullable
    Instant date(String key) {
        String text = text(key, 100);
        if (text == null) {
            return null;
        }
        return DateInput.instant(text, zone)
                .orElseThrow(() -> ApiError.invalid(words(key) + " must be a date and time of ISO 8601"));
    }

    @Nullable
    LocalDate day(String key) {
        String text = text(key, 100);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiError.invalid(words(key) + " must be a date such as 2015-01-31");
        }
    }

    @Nullable
    Double number(String key) {
        JsonNode node = present(key);
        if (node == null || (node.isString() && node.stringValue().isBlank())) {
            return null;
        }
        OptionalDouble number = input.number(node);
        return number.orElseThrow(() -> ApiError.invalid(words(key) + " must be a number"));
    }

    @Nullable
    Integer whole(String key, int least, int most) {
        Double number = number(key);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number) || number < least || number > most) {
            throw ApiError.invalid(words(key) + " must be a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** A whole number; {@code before} where the field is absent or null. */
    int whole(String key, int least, int most, int before) {
        Integer number = whole(key, least, most);
        return number == null ? before : number;
    }

    /** A list of texts, each once, in the order given. */
    @Nullable
    List<String> texts(String key) {
        JsonNode node = present(key);
        if (node == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        if (!node.isArray()) {
            throw ApiError.invalid(words(key) + " must be a list");
        }
        for (JsonNode each : node) {
            if (!each.isString()) {
                throw ApiError.invalid(words(key) + " must be a list of texts");
            }
            // a form sends [""] for an empty list
            if (!each.stringValue().isBlank() && !texts.contains(each.stringValue())) {
                texts.add(each.stringValue());
            }
        }
        return texts;
    }

    /** A map of texts to texts, in the order given. */
    Map<String, String> map(String key) {
        JsonNode node = present(key);
        Map<String, String> map = new LinkedHashMap<>();
        if (node == null) {
            return map;
        }
        if (!node.isObject()) {
            throw ApiError.invalid(words(key) + " must be an object");
        }
        node.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw ApiError.invalid(words(key) + " must be an object of texts");
            }
            map.put(entry.getKey(), entry.getValue().stringValue());
        });
        return map;
    }

    /** What stands there, whatever it is; null where nothing does. */
    @Nullable
    JsonNode present(String key) {
        JsonNode node = object.get(key);
        return node == null || node.isNull() ? null : node;
    }

    /** {@code impact_override} as a sentence begins with it: "Impact override". */
    static String words(String key) {
        String words = key.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
