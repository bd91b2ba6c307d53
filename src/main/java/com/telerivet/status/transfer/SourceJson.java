package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of other programs' JSON, which may be there or not. */
final class SourceJson {

    private static final int MOST = 20_000;
    private static final int LONGEST_BODY = 100_000;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 1000;

    private SourceJson() {}

    static List<JsonNode> list(JsonNode parent, String key) {
        JsonNode value = parent.path(key);
        JsonNode array = value.path("data").isArray() ? value.path("data") : value;
        if (array.size() > MOST) {
            throw new ImportRejected("The source has more than " + MOST + " " + key + ".");
        }
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /** Text or a number; empty where there is none. */
    static String text(JsonNode parent, String key) {
        JsonNode value = parent.path(key);
        return value.isString() || value.isNumber() ? value.asString().replace("\u0000", "") : "";
    }

    static @Nullable String textOrNull(JsonNode parent, String key) {
        String text = text(parent, key);
        return text.isBlank() ? null : text;
    }

    static String name(JsonNode parent, String key) {
        String name = cut(text(parent, key).strip(), LONGEST_NAME);
        return name.isEmpty() ? "Untitled" : name;
    }

    static @Nullable String description(JsonNode parent, String key) {
        String text = textOrNull(parent, key);
        return text == null ? null : cut(text, LONGEST_DESCRIPTION);
    }

    static String body(JsonNode parent, String key) {
        return cut(text(parent, key), LONGEST_BODY);
    }

    static ComponentStatus status(String word) {
        return ComponentStatus.of(word).orElse(ComponentStatus.OPERATIONAL);
    }

    /** A time with or without an offset; without one it is UTC. */
    static @Nullable Instant time(JsonNode parent, String key) {
        String text = text(parent, key).strip().replace(' ', 'T');
        if (text.isEmpty()) {
            return null;
        }
        try {
            Instant time = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(text.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year < 1990 || year > 2100 ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable LocalDate date(JsonNode parent, String key) {
        String text = text(parent, key);
        return text.matches("(199|20[0-9])\\d-\\d\\d-\\d\\d") ? LocalDate.parse(text) : null;
    }

    static Instant first(Instant otherwise, @Nullable Instant... times) {
        for (Instant time : times) {
            if (time != null) {
                return time;
            }
        }
        return otherwise;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
