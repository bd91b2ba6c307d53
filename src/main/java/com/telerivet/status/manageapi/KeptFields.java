package com.telerivet.status.manageapi;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads into {@link IncidentFields} what a request says of them: absent ones stay, null clears. */
final class KeptFields {

    static final String METADATA = "metadata";
    static final List<String> FLAGS = List.of(
            ScheduleRequest.TO_MAINTENANCE,
            ScheduleRequest.TO_OPERATIONAL,
            ScheduleRequest.NOTIFY_AT_START,
            ScheduleRequest.NOTIFY_AT_END);

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
}
