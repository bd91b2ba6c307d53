package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.transfer.SourceSite.Group;
import com.telerivet.status.transfer.SourceSite.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The backup of Uptime Kuma: its monitors become components. It holds no incidents, and its secrets are not read. */
final class KumaReader {

    private KumaReader() {}

    static SourceSite read(JsonNode document) {
        List<Group> groups = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Set<String> groupIds = new HashSet<>();
        List<JsonNode> monitors = SourceJson.list(document, "monitorList");
        for (JsonNode monitor : monitors) {
            if (SourceJson.text(monitor, "type").equals("group")) {
                groupIds.add(SourceJson.text(monitor, "id"));
                groups.add(new Group(
                        SourceId.of("kuma-monitor", SourceJson.text(monitor, "id")),
                        SourceJson.name(monitor, "name"),
                        SourceJson.description(monitor, "description")));
            }
        }
        for (JsonNode monitor : monitors) {
            if (!SourceJson.text(monitor, "type").equals("group")) {
                String parent = SourceJson.text(monitor, "parent");
                parts.add(new Part(
                        SourceId.of("kuma-monitor", SourceJson.text(monitor, "id")),
                        groupIds.contains(parent) ? SourceId.of("kuma-monitor", parent) : null,
                        SourceJson.name(monitor, "name"),
                        SourceJson.description(monitor, "description"),
                        ComponentStatus.OPERATIONAL,
                        true,
                        false,
                        null,
                        null));
            }
        }
        return new SourceSite(null, null, groups, parts, List.of());
    }
}
