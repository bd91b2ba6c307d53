package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.transfer.SourceSite.Entry;
import com.telerivet.status.transfer.SourceSite.Plan;
import com.telerivet.status.transfer.SourceSite.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A planned maintenance of Cachet's. It is announced, begins and ends by one text only: each step that it has come to
 * becomes an entry, the later ones with a sentence of ours.
 */
final class CachetSchedule {

    private static final int IN_PROGRESS = 1;
    private static final int COMPLETE = 2;

    private CachetSchedule() {}

    /** Empty where it does not say when it is. */
    static Optional<Story> story(JsonNode schedule) {
        Instant from = SourceJson.time(schedule, "scheduled_at");
        if (from == null) {
            return Optional.empty();
        }
        String id = SourceJson.text(schedule, "id");
        int state = schedule.path("status").asInt(0);
        Instant completed = SourceJson.time(schedule, "completed_at");
        boolean isOver = state == COMPLETE || completed != null;
        Instant until = completed != null && completed.isAfter(from) ? completed : from.plus(Duration.ofHours(1));
        Instant announced = SourceJson.first(from, SourceJson.time(schedule, "created_at"));
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                SourceId.of("cachet-schedule-entry", id),
                "scheduled",
                SourceJson.body(schedule, "message"),
                announced.isAfter(from) ? from : announced,
                Map.of()));
        if (isOver || state == IN_PROGRESS) {
            entries.add(
                    entry("cachet-schedule-begin", id, "in_progress", "The maintenance has begun.", from, schedule));
        }
        if (isOver) {
            entries.add(entry("cachet-schedule-end", id, "completed", "The maintenance is over.", until, schedule));
        }
        return Optional.of(new Story(
                SourceId.of("cachet-schedule", id),
                SourceJson.name(schedule, "name"),
                "maintenance",
                new Plan(from, until, false, false),
                null,
                entries));
    }

    private static Entry entry(String kind, String id, String status, String body, Instant at, JsonNode schedule) {
        ComponentStatus meanwhile =
                status.equals("completed") ? ComponentStatus.OPERATIONAL : ComponentStatus.UNDER_MAINTENANCE;
        Map<String, ComponentStatus> statuses = new LinkedHashMap<>();
        for (JsonNode part : SourceJson.list(schedule, "components")) {
            String component = SourceJson.text(part, part.has("component_id") ? "component_id" : "id");
            if (!component.isEmpty()) {
                statuses.put(SourceId.of("cachet-component", component), meanwhile);
            }
        }
        return new Entry(SourceId.of(kind, id), status, body, at, statuses);
    }
}
