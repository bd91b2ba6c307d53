package com.telerivet.status.publication.statusapi;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Renders {@code /api/v2/*.json} and {@code /incidents/{id}.json}. */
@Component
class StatusApiRenderer implements Renderer {

    /** Lists of past incidents hold this many, and every unresolved one among them. */
    private static final int LONGEST_LIST = 50;

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Override
    public List<RenderedDocument> render(SiteSnapshot snapshot) {
        PageProfile page = snapshot.page();
        FeedDates dates = new FeedDates(page.zone());
        ComponentTree tree = snapshot.components();
        FeedPage feedPage = new FeedPage(
                page.id(),
                page.name(),
                page.url(),
                page.zone().getId(),
                dates.of(updatedAt(snapshot)),
                dates.ofNullable(snapshot.lostAt()));
        FeedStatus status = FeedStatus.of(tree.systemStatus());
        List<FeedComponent> components = FeedComponent.all(tree, page.id(), dates);
        List<FeedIncident> open = feed(snapshot.openIncidents(), snapshot, dates);
        List<FeedIncident> newest = feed(newest(snapshot.incidents()), snapshot, dates);

        List<RenderedDocument> documents = new ArrayList<>();
        documents.add(document("summary", feedPage)
                .and("components", components)
                .and("incidents", open)
                .and("scheduled_maintenances", List.of())
                .and("status", status)
                .render());
        documents.add(document("status", feedPage).and("status", status).render());
        documents.add(
                document("components", feedPage).and("components", components).render());
        documents.add(document("incidents", feedPage).and("incidents", newest).render());
        documents.add(document("incidents/unresolved", feedPage)
                .and("incidents", open)
                .render());
        Stream.of("", "/upcoming", "/active")
                .forEach(which -> documents.add(document("scheduled-maintenances" + which, feedPage)
                        .and("scheduled_maintenances", List.of())
                        .render()));
        snapshot.incidents().forEach(story -> documents.add(longForm(story, snapshot, dates)));
        return documents;
    }

    private RenderedDocument longForm(IncidentStory story, SiteSnapshot snapshot, FeedDates dates) {
        FeedIncident incident = FeedIncident.of(story, snapshot.page(), snapshot.components(), dates);
        return RenderedDocument.of(
                "/incidents/" + story.id() + ".json",
                RenderedDocument.JSON,
                json.writeValueAsString(LongIncident.of(story, incident, dates)));
    }

    private static List<FeedIncident> feed(List<IncidentStory> stories, SiteSnapshot snapshot, FeedDates dates) {
        return stories.stream()
                .map(story -> FeedIncident.of(story, snapshot.page(), snapshot.components(), dates))
                .toList();
    }

    /** The newest, where an unresolved incident never falls off the end. */
    private static List<IncidentStory> newest(List<IncidentStory> all) {
        long open = all.stream().filter(IncidentStory::isOpen).count();
        long room = Math.max(0, LONGEST_LIST - open);
        List<IncidentStory> kept = new ArrayList<>();
        for (IncidentStory story : all) {
            if (story.isOpen()) {
                kept.add(story);
            } else if (room > 0) {
                kept.add(story);
                room--;
            }
        }
        return kept;
    }

    /** Not earlier than any time of change in the documents. */
    private static Instant updatedAt(SiteSnapshot snapshot) {
        return Stream.of(
                        Stream.of(snapshot.changedAt(), snapshot.page().updatedAt()),
                        snapshot.components().components().stream().map(ComponentSummary::updatedAt),
                        snapshot.incidents().stream().map(IncidentStory::updatedAt))
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private Draft document(String name, FeedPage page) {
        return new Draft("/api/v2/" + name + ".json").and("page", page);
    }

    private final class Draft {

        private final String path;
        private final Map<String, Object> parts = new LinkedHashMap<>();

        Draft(String path) {
            this.path = path;
        }

        Draft and(String key, Object part) {
            parts.put(key, part);
            return this;
        }

        RenderedDocument render() {
            return RenderedDocument.of(path, RenderedDocument.JSON, json.writeValueAsString(parts));
        }
    }
}
