package com.telerivet.status.manageapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads into {@link IncidentFields} what a request says of them: absent ones stay, null clears. */
final class KeptFields {

    static final String METADATA = "metadata";
    static final String REMINDERS = "reminder_intervals";
    static final List<String> FLAGS = List.of(
            ScheduleRequest.TO_MAINTENANCE,
            ScheduleRequest.TO_OPERATIONAL,
            ScheduleRequest.NOTIFY_AT_START,
            ScheduleRequest.NOTIFY_AT_END);

    private static final int LONGEST_HOUR = 24;
    private static final int MOST_METADATA = 20_000;

    private KeptFields() {}

    static void read(Fields fields, ObjectNode kept) {
        for (String flag : FLAGS) {
            if (fields.has(flag)) {
                Boolean value = fields.flag(flag);
                kept.put(flag, value);
            }
        }
        if (fields.has(METADATA)) {
            JsonNode metadata = fields.present(METADATA);
            if (metadata == null) {
                kept.remove(METADATA);
            } else {
                kept.set(METADATA, metadata(metadata));
            }
        }
        if (fields.has(REMINDERS)) {
            kept.put(REMINDERS, reminders(fields.present(REMINDERS), fields));
        }
    }

    private static JsonNode metadata(JsonNode given) {
        if (!given.isObject()
                || given.properties().stream().anyMatch(e -> !e.getValue().isObject())) {
            throw ApiError.invalid("Metadata must be an object whose values are objects");
        }
        if (given.toString().length() > MOST_METADATA) {
            throw ApiError.invalid("Metadata is too long (at most " + MOST_METADATA + " characters)");
        }
        return given;
    }

    /** {@code "[1, 5, 7]"} rises within a day, {@code "4"} is each four hours, {@code "[]"} none. */
    private static @Nullable String reminders(@Nullable JsonNode given, Fields fields) {
        if (given == null) {
            return null;
        }
        String text = given instanceof ArrayNode || given.isIntegralNumber() ? given.toString() : null;
        if (text == null) {
            text = fields.text(REMINDERS, 200);
        }
        if (text == null) {
            return null;
        }
        int before = 0;
        String inside = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (inside.isBlank() && !inside.equals(text)) {
            return text;
        }
        String[] hours = inside.split(",", -1);
        for (String each : hours) {
            String hour = each.strip();
            if (!hour.matches("[0-9]{1,2}")
                    || Integer.parseInt(hour) <= before
                    || Integer.parseInt(hour) > LONGEST_HOUR) {
                throw wrongReminders();
            }
            before = Integer.parseInt(hour);
        }
        if (inside.equals(text) && hours.length > 1) {
            throw wrongReminders();
        }
        return text;
    }

    private static ApiError wrongReminders() {
        return ApiError.invalid("Reminder intervals must be whole hours from 1 to 24 that rise, such as \"[1, 5, 7]\"");
    }
}
