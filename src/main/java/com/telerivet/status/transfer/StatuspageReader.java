package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.transfer.SourceSite.Entry;
import com.telerivet.status.transfer.SourceSite.Explanation;
import com.telerivet.status.transfer.SourceSite.Group;
import com.telerivet.status.transfer.SourceSite.Part;
import com.telerivet.status.transfer.SourceSite.Plan;
import com.telerivet.status.transfer.SourceSite.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Statuspage's JSON: documents of the public API, and lists of the one by which such pages are managed. */
final class StatuspageReader {

    private static final Set<String> STATUSES = Set.of(
            "investigating",
            "identified",
            "monitoring",
            "resolved",
            "scheduled",
            "in_progress",
            "verifying",
            "completed");
    private static final Set<String> IMPACTS = Set.of("none", "minor", "major", "critical", "maintenance");

    private StatuspageReader() {}

    /** Whatever of a page one document holds. */
    static SourceSite read(JsonNode document) {
        List<Group> groups = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (JsonNode component : SourceJson.list(document, "components")) {
            String id = SourceId.of("component", SourceJson.text(component, "id"));
            if (component.path("group").asBoolean(false)) {
                groups.add(new Group(id, SourceJson.name(component, "name"), null));
            } else {
                parts.add(part(id, component));
            }
        }
        for (JsonNode group : SourceJson.list(document, "component_groups")) {
            groups.add(new Group(
                    SourceId.of("component", SourceJson.text(group, "id")),
                    SourceJson.name(group, "name"),
                    SourceJson.description(group, "description")));
        }
        List<Story> stories = new ArrayList<>();
        for (String key : List.of("incidents", "scheduled_maintenances")) {
            for (JsonNode incident : SourceJson.list(document, key)) {
                Story story = story(incident);
                if (story != null) {
                    stories.add(story);
                }
            }
        }
        JsonNode page = document.path("page");
        return new SourceSite(
                SourceJson.textOrNull(page, "name"), SourceJson.textOrNull(page, "time_zone"), groups, parts, stories);
    }

    private static Part part(String id, JsonNode component) {
        String group = SourceJson.textOrNull(component, "group_id");
        return new Part(
                id,
                group == null ? null : SourceId.of("component", group),
                SourceJson.name(component, "name"),
                SourceJson.description(component, "description"),
                SourceJson.status(SourceJson.text(component, "status")),
                component.path("showcase").asBoolean(true),
                component.path("only_show_if_degraded").asBoolean(false),
                SourceJson.date(component, "start_date"),
                SourceJson.time(component, "created_at"));
    }

    /** An incident of a list, or of its own document; null where it says nothing. */
    static @Nullable Story story(JsonNode incident) {
        boolean isPlanned = SourceJson.textOrNull(incident, "scheduled_for") != null;
        Instant created = SourceJson.first(Instant.EPOCH, SourceJson.time(incident, "created_at"));
        List<Entry> entries = new ArrayList<>();
        Explanation postmortem = null;
        List<JsonNode> updates = new ArrayList<>(SourceJson.list(incident, "incident_updates"));
        Collections.reverse(updates);
        for (JsonNode update : updates) {
            String id = SourceId.of("update", SourceJson.text(update, "id"));
            String status = SourceJson.text(update, "status");
            Instant at = SourceJson.first(
                    created, SourceJson.time(update, "display_at"), SourceJson.time(update, "created_at"));
            if (status.equals("postmortem")) {
                postmortem = new Explanation(id, SourceJson.body(update, "body"), at);
            } else {
                entries.add(
                        new Entry(id, known(status, isPlanned), SourceJson.body(update, "body"), at, statuses(update)));
            }
        }
        entries.sort(Comparator.comparing(Entry::at));
        if (entries.isEmpty() || entries.get(0).at().equals(Instant.EPOCH)) {
            return null;
        }
        String impact = SourceJson.text(incident, "impact");
        return new Story(
                SourceId.of("incident", SourceJson.text(incident, "id")),
                SourceJson.name(incident, "name"),
                IMPACTS.contains(impact) ? impact : "none",
                isPlanned ? plan(incident, entries.get(0).at()) : null,
                postmortem,
                entries);
    }

    private static Plan plan(JsonNode incident, Instant announced) {
        Instant from = SourceJson.first(announced, SourceJson.time(incident, "scheduled_for"));
        Instant until = SourceJson.first(from, SourceJson.time(incident, "scheduled_until"));
        return new Plan(
                from,
                until.isAfter(from) ? until : from.plus(Duration.ofHours(1)),
                incident.path("scheduled_auto_in_progress").asBoolean(false),
                incident.path("scheduled_auto_completed").asBoolean(false));
    }

    private static String known(String status, boolean isPlanned) {
        boolean isOfPlans =
                Set.of("scheduled", "in_progress", "verifying", "completed").contains(status);
        if (STATUSES.contains(status) && isOfPlans == isPlanned) {
            return status;
        }
        return isPlanned ? "in_progress" : "investigating";
    }

    private static Map<String, ComponentStatus> statuses(JsonNode update) {
        Map<String, ComponentStatus> statuses = new LinkedHashMap<>();
        for (JsonNode affected : SourceJson.list(update, "affected_components")) {
            String id = SourceJson.text(affected, "code");
            ComponentStatus.of(SourceJson.text(affected, "new_status"))
                    .filter(status -> !id.isEmpty())
                    .ifPresent(status -> statuses.put(SourceId.of("component", id), status));
        }
        return statuses;
    }
}
