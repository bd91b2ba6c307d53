package com.telerivet.status.publication.statusapi;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the documents of the feed have in common, each part made when a document asks for it. */
class Feed {

    /** Lists of past incidents hold this many, and every unresolved one among them. */
    private static final int LONGEST_LIST = 50;

    private final SiteSnapshot snapshot;
    private final FeedDates dates;
    private final Map<Set<String>, Object> surroundings = new HashMap<>();

    Feed(SiteSnapshot snapshot) {
        this.snapshot = snapshot;
        this.dates = new FeedDates(snapshot.page().zone());
    }

    /** What an incident's document depends on beside its story: the page, and these components as they are now. */
    Object around(Set<String> componentIds) {
        return surroundings.computeIfAbsent(componentIds, ids -> {
            PageProfile page = snapshot.page();
            ComponentTree tree = snapshot.components();
            List<Object> components = new ArrayList<>();
            tree.components().stream()
                    .filter(component -> ids.contains(component.id()))
                    .forEach(component -> components.addAll(List.of(component, tree.fullName(component.id()))));
            return List.of(page.id(), page.url(), page.zone(), components);
        });
    }

    FeedPage page() {
        PageProfile page = snapshot.page();
        return new FeedPage(
                page.id(),
                page.name(),
                page.url(),
                page.zone().getId(),
                dates.of(updatedAt()),
                dates.ofNullable(snapshot.lostAt()));
    }

    FeedStatus status() {
        return FeedStatus.of(snapshot.components().systemStatus());
    }

    List<FeedComponent> components() {
        return FeedComponent.all(snapshot.components(), snapshot.page().id(), dates);
    }

    List<FeedIncident> open() {
        return snapshot.openIncidents().stream().map(this::shortForm).toList();
    }

    /** The newest, where an unresolved incident never falls off the end. */
    List<FeedIncident> newest() {
        List<IncidentStory> all = snapshot.incidents().stream()
                .filter(story -> !story.isMaintenance())
                .toList();
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
        return kept.stream().map(this::shortForm).toList();
    }

    /** Every maintenance that is planned or under way, and the newest of the others. */
    List<FeedMaintenance> maintenances() {
        List<IncidentStory> all = snapshot.maintenances();
        long unfinished = all.stream().filter(IncidentStory::isOpen).count();
        List<IncidentStory> over = all.stream()
                .filter(story -> !story.isOpen())
                .limit(Math.max(0, LONGEST_LIST - unfinished))
                .toList();
        return all.stream()
                .filter(story -> story.isOpen() || over.contains(story))
                .map(this::maintenance)
                .toList();
    }

    List<FeedMaintenance> unfinished(Predicate<IncidentStatus> state) {
        return snapshot.maintenances().stream()
                .filter(story -> story.isOpen() && state.test(story.status()))
                .map(this::maintenance)
                .toList();
    }

    private FeedMaintenance maintenance(IncidentStory story) {
        return FeedMaintenance.of(story, shortForm(story), dates);
    }

    LongIncident longForm(IncidentStory story) {
        return LongIncident.of(story, shortForm(story), dates);
    }

    private FeedIncident shortForm(IncidentStory story) {
        return FeedIncident.of(story, snapshot.page(), snapshot.components(), dates);
    }

    /** Not earlier than any time of change in the documents. */
    private Instant updatedAt() {
        return Stream.of(
                        Stream.of(snapshot.changedAt(), snapshot.page().updatedAt()),
                        snapshot.components().components().stream().map(ComponentSummary::updatedAt),
                        snapshot.incidents().stream().map(IncidentStory::updatedAt))
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
