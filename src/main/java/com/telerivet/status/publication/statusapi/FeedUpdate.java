package com.telerivet.status.publication.statusapi;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the {@code incident_updates}. An entry that names no component has {@code null}, not an empty list. */
record FeedUpdate(
        String id,
        IncidentStatus status,
        String body,
        String incidentId,
        String createdAt,
        String updatedAt,
        String displayAt,
        @Nullable List<Affected> affectedComponents,
        boolean deliverNotifications,
        @Nullable String customTweet,
        @Nullable String tweetId,
        boolean wantsTwitterUpdate,
        @Nullable String twitterUpdatedAt) {

    /** What an entry did to a component; its id is called {@code code} here. */
    record Affected(String code, String name, ComponentStatus oldStatus, ComponentStatus newStatus) {

        static Affected of(StatusChange change, ComponentTree tree) {
            String name = tree.fullName(change.componentId()).orElse(change.componentName());
            return new Affected(change.componentId(), name, change.oldStatus(), change.newStatus());
        }
    }

    static FeedUpdate of(IncidentEntry entry, String incidentId, ComponentTree tree, FeedDates dates) {
        return new FeedUpdate(
                entry.id(),
                entry.status(),
                entry.body(),
                incidentId,
                dates.of(entry.createdAt()),
                dates.of(entry.updatedAt()),
                dates.of(entry.displayAt()),
                entry.affected().isEmpty()
                        ? null
                        : entry.affected().stream()
                                .map(change -> Affected.of(change, tree))
                                .toList(),
                entry.deliverNotifications(),
                null,
                null,
                false,
                null);
    }
}
