package com.telerivet.status.publication.statusapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.GroupSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A component or, with {@code group}, a group: a group is an element of the same flat list. */
record FeedComponent(
        String id,
        String name,
        ComponentStatus status,
        String createdAt,
        String updatedAt,
        int position,
        @Nullable String description,
        boolean showcase,
        @Nullable String startDate,
        @Nullable String groupId,
        String pageId,
        boolean group,
        boolean onlyShowIfDegraded,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> components) {

    static List<FeedComponent> all(ComponentTree tree, String pageId, FeedDates dates) {
        List<FeedComponent> list = new ArrayList<>();
        for (ComponentTree.Row row : tree.rows()) {
            if (row.group() != null) {
                list.add(of(row.group(), row, pageId, dates));
            }
            row.members().forEach(member -> list.add(of(member, pageId, dates)));
        }
        return List.copyOf(list);
    }

    static FeedComponent of(ComponentSummary component, String pageId, FeedDates dates) {
        return new FeedComponent(
                component.id(),
                component.name(),
                component.status(),
                dates.of(component.createdAt()),
                dates.of(component.updatedAt()),
                component.position(),
                component.description(),
                component.showcase(),
                component.startDate() == null ? null : Objects.toString(component.startDate()),
                component.groupId(),
                pageId,
                false,
                component.onlyShowIfDegraded(),
                null);
    }

    private static FeedComponent of(GroupSummary group, ComponentTree.Row row, String pageId, FeedDates dates) {
        return new FeedComponent(
                group.id(),
                group.name(),
                row.status(),
                dates.of(group.createdAt()),
                dates.of(group.updatedAt()),
                group.position(),
                group.description(),
                false,
                null,
                null,
                pageId,
                true,
                false,
                row.members().stream().map(ComponentSummary::id).toList());
    }
}
