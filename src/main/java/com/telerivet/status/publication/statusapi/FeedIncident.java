package com.telerivet.status.publication.statusapi;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident with its updates, newest first, and the components it names with their present status. */
record FeedIncident(
        String id,
        String name,
        IncidentStatus status,
        String createdAt,
        String updatedAt,
        @Nullable String monitoringAt,
        @Nullable String resolvedAt,
        Impact impact,
        String shortlink,
        String startedAt,
        String pageId,
        List<FeedUpdate> incidentUpdates,
        List<FeedComponent> components,
        @Nullable String reminderIntervals,
        @Nullable String nextUpdateBy) {

    static FeedIncident of(IncidentStory story, PageProfile page, ComponentTree tree, FeedDates dates) {
        return new FeedIncident(
                story.id(),
                story.name(),
                story.status(),
                dates.of(story.createdAt()),
                dates.of(story.updatedAt()),
                dates.ofNullable(story.monitoringAt()),
                dates.ofNullable(story.resolvedAt()),
                story.impact(),
                page.url() + "/incidents/" + story.id(),
                dates.of(story.startedAt()),
                page.id(),
                story.entries().stream()
                        .map(entry -> FeedUpdate.of(entry, story.id(), tree, dates))
                        .toList(),
                story.componentNames().keySet().stream()
                        .map(tree::component)
                        .flatMap(Optional::stream)
                        .map(component -> FeedComponent.of(component, page.id(), dates))
                        .toList(),
                story.reminderIntervals(),
                dates.ofNullable(story.nextUpdateBy().orElse(null)));
    }
}
