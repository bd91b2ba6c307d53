package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.transfer.SourceSite.Entry;
import com.telerivet.status.transfer.SourceSite.Group;
import com.telerivet.status.transfer.SourceSite.Part;
import com.telerivet.status.transfer.SourceSite.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Cachet's answers of {@code /api/v1/components}, {@code /components/groups}, {@code /incidents} and {@code /schedules},
 * together in one object with the keys {@code components}, {@code groups}, {@code incidents} and {@code schedules}. Its
 * times are taken as UTC.
 */
final class CachetReader {

    private static final List<String> STATUSES = List.of("", "investigating", "identified", "monitoring", "resolved");
    private static final int FIXED = 4;

    private CachetReader() {}

    static SourceSite read(JsonNode document) {
        List<Group> groups = SourceJson.list(document, "groups").stream()
                .map(group -> new Group(
                        SourceId.of("cachet-group", SourceJson.text(group, "id")),
                        SourceJson.name(group, "name"),
                        null))
                .toList();
        List<Part> parts = SourceJson.list(document, "components").stream()
                .map(CachetReader::part)
                .toList();
        List<Story> stories = new ArrayList<>();
        for (JsonNode incident : SourceJson.list(document, "incidents")) {
            Instant at = SourceJson.time(incident, "occurred_at");
            Instant time = at == null ? SourceJson.time(incident, "created_at") : at;
            if (time != null) {
                stories.add(story(incident, time));
            }
        }
        SourceJson.list(document, "schedules").stream()
                .flatMap(schedule -> CachetSchedule.story(schedule).stream())
                .forEach(stories::add);
        return new SourceSite(null, null, groups, parts, stories);
    }

    private static Part part(JsonNode component) {
        int group = component.path("group_id").asInt(0);
        return new Part(
                SourceId.of("cachet-component", SourceJson.text(component, "id")),
                group <= 0 ? null : SourceId.of("cachet-group", String.valueOf(group)),
                SourceJson.name(component, "name"),
                SourceJson.description(component, "description"),
                status(component.path("status").asInt(1)),
                true,
                false,
                null,
                SourceJson.time(component, "created_at"));
    }

    private static Story story(JsonNode incident, Instant time) {
        String id = SourceJson.text(incident, "id");
        int component = incident.path("component_id").asInt(0);
        String componentId = SourceId.of("cachet-component", String.valueOf(component));
        ComponentStatus hurt = status(incident.path("component_status").asInt(component > 0 ? 3 : 1));
        List<Entry> entries = new ArrayList<>();
        List<JsonNode> updates = SourceJson.list(incident, "updates");
        int own = updates.isEmpty() ? incident.path("status").asInt(1) : 1;
        entries.add(new Entry(
                SourceId.of("cachet-incident-entry", id),
                word(own),
                SourceJson.body(incident, "message"),
                time,
                component <= 0 || own == FIXED ? Map.of() : Map.of(componentId, hurt)));
        for (JsonNode update : updates) {
            int status = update.path("status").asInt(1);
            entries.add(new Entry(
                    SourceId.of("cachet-update", SourceJson.text(update, "id")),
                    word(status),
                    SourceJson.body(update, "message"),
                    SourceJson.first(time, SourceJson.time(update, "created_at")),
                    component > 0 && status == FIXED ? Map.of(componentId, ComponentStatus.OPERATIONAL) : Map.of()));
        }
        entries.sort(Comparator.comparing(Entry::at));
        String impact = component <= 0
                ? "none"
                : switch (hurt) {
                    case MAJOR_OUTAGE -> "critical";
                    case PARTIAL_OUTAGE -> "major";
                    case DEGRADED_PERFORMANCE -> "minor";
                    default -> "none";
                };
        return new Story(
                SourceId.of("cachet-incident", id), SourceJson.name(incident, "name"), impact, null, null, entries);
    }

    private static String word(int status) {
        return status > 0 && status < STATUSES.size() ? STATUSES.get(status) : "investigating";
    }

    private static ComponentStatus status(int number) {
        return switch (number) {
            case 2 -> ComponentStatus.DEGRADED_PERFORMANCE;
            case 3 -> ComponentStatus.PARTIAL_OUTAGE;
            case 4 -> ComponentStatus.MAJOR_OUTAGE;
            default -> ComponentStatus.OPERATIONAL;
        };
    }
}
