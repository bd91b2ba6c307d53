package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.transfer.SourceSite.Entry;
import com.telerivet.status.transfer.SourceSite.Part;
import com.telerivet.status.transfer.SourceSite.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The issues of an Upptime repository, as GitHub's API lists them: each is an outage, opened and closed by itself. Its
 * component is the label beside {@code status}.
 */
final class UpptimeReader {

    private static final Set<String> OTHER_LABELS = Set.of("status", "maintenance", "bug", "help wanted");

    private UpptimeReader() {}

    static SourceSite read(JsonNode issues) {
        Map<String, Part> parts = new LinkedHashMap<>();
        List<Story> stories = new ArrayList<>();
        for (JsonNode issue : issues) {
            List<String> labels = SourceJson.list(issue, "labels").stream()
                    .map(label -> SourceJson.text(label, "name"))
                    .toList();
            Instant opened = SourceJson.time(issue, "created_at");
            if (!labels.contains("status") || opened == null) {
                continue;
            }
            String title = SourceJson.name(issue, "title");
            boolean isSlow = title.contains("degraded");
            ComponentStatus hurt = isSlow ? ComponentStatus.DEGRADED_PERFORMANCE : ComponentStatus.MAJOR_OUTAGE;
            String component = null;
            for (String label : labels) {
                if (!OTHER_LABELS.contains(label) && !label.isBlank()) {
                    component = SourceId.of("upptime", label);
                    parts.putIfAbsent(component, part(component, name(title, label), opened));
                }
            }
            stories.add(story(issue, title, opened, component, hurt));
        }
        return new SourceSite(null, null, List.of(), List.copyOf(parts.values()), stories);
    }

    private static Part part(String id, String name, Instant seen) {
        return new Part(id, null, name, null, ComponentStatus.OPERATIONAL, true, false, null, seen);
    }

    private static String name(String title, String label) {
        String name = title.replaceAll("^[^\\p{L}\\p{N}]+", "").replaceAll(" (is down|has degraded.*)$", "");
        return name.isBlank() || name.equals(title) ? label : name;
    }

    private static Story story(
            JsonNode issue, String title, Instant opened, @Nullable String component, ComponentStatus hurt) {
        String number = SourceJson.text(issue, "number");
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                SourceId.of("upptime-open", number),
                "investigating",
                SourceJson.body(issue, "body"),
                opened,
                component == null ? Map.of() : Map.of(component, hurt)));
        Instant closed = SourceJson.time(issue, "closed_at");
        if (closed != null && !closed.isBefore(opened)) {
            entries.add(new Entry(
                    SourceId.of("upptime-closed", number),
                    "resolved",
                    "Resolved.",
                    closed,
                    component == null ? Map.of() : Map.of(component, ComponentStatus.OPERATIONAL)));
        }
        String impact = component == null ? "none" : hurt == ComponentStatus.MAJOR_OUTAGE ? "critical" : "minor";
        return new Story(SourceId.of("upptime-issue", number), title, impact, null, null, entries);
    }
}
