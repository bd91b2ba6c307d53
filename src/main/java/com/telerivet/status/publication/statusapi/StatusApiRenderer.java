package com.telerivet.status.publication.statusapi;

import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Renders {@code /api/v2/*.json} and {@code /incidents/{id}.json}. */
@Component
class StatusApiRenderer implements Renderer {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        Feed feed = new Feed(snapshot);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(list("summary", feed, this::summary));
        drafts.add(list("status", feed, f -> Map.of("status", f.status())));
        drafts.add(list("components", feed, f -> Map.of("components", f.components())));
        drafts.add(list("incidents", feed, f -> Map.of("incidents", f.newest())));
        drafts.add(list("incidents/unresolved", feed, f -> Map.of("incidents", f.open())));
        drafts.add(maintenances("", feed, Feed::maintenances));
        drafts.add(maintenances("/upcoming", feed, f -> f.unfinished(status -> !status.isUnderWay())));
        drafts.add(maintenances("/active", feed, f -> f.unfinished(IncidentStatus::isUnderWay)));
        addIncidents(drafts, snapshot, feed);
        return drafts;
    }

    private Map<String, Object> summary(Feed feed) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("components", feed.components());
        parts.put("incidents", feed.open());
        parts.put("scheduled_maintenances", feed.unfinished(status -> true));
        parts.put("status", feed.status());
        return parts;
    }

    private Draft maintenances(String which, Feed feed, Function<Feed, List<FeedMaintenance>> listed) {
        return list("scheduled-maintenances" + which, feed, f -> Map.of("scheduled_maintenances", listed.apply(f)));
    }

    private Draft list(String name, Feed feed, Function<Feed, Map<String, ?>> parts) {
        String path = "/api/v2/" + name + ".json";
        return Draft.of(path, () -> {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("page", feed.page());
            all.putAll(parts.apply(feed));
            return document(path, all);
        });
    }

    private void addIncidents(List<Draft> drafts, SiteSnapshot snapshot, Feed feed) {
        for (IncidentStory story : snapshot.incidents()) {
            String path = path(story.id());
            List<Object> madeFrom =
                    List.of(story, feed.around(story.componentNames().keySet()));
            drafts.add(Draft.of(path, madeFrom, () -> document(path, feed.longForm(story))));
        }
    }

    @Override
    public List<Draft> drafts(ArchivedIncident old, SiteSnapshot snapshot) {
        String path = path(old.id());
        Feed feed = new Feed(snapshot);
        List<Object> madeFrom = List.of(old, feed.around(old.componentIds()));
        return List.of(Draft.rare(path, madeFrom, () -> document(path, feed.longForm(snapshot.story(old.id())))));
    }

    private RenderedDocument document(String path, Object content) {
        return RenderedDocument.of(path, RenderedDocument.JSON, json.writeValueAsString(content));
    }

    private static String path(String incidentId) {
        return "/incidents/" + incidentId + ".json";
    }
}
