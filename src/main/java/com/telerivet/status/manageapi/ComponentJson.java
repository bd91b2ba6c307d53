package com.telerivet.status.manageapi;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.GroupSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A component, or a group as an element of the same list. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ComponentJson(
        String id,
        String pageId,
        @Nullable String groupId,
        String createdAt,
        String updatedAt,
        boolean group,
        String name,
        @Nullable String description,
        int position,
        ComponentStatus status,
        boolean showcase,
        boolean onlyShowIfDegraded,
        @Nullable String automationEmail,
        @Nullable String startDate) {

    /** All of them in the order of the page, each group before its members. */
    static List<ComponentJson> all(ComponentTree tree, String pageId, ApiDates dates) {
        List<ComponentJson> list = new ArrayList<>();
        for (ComponentTree.Row row : tree.rows()) {
            if (row.group() != null) {
                list.add(of(row.group(), row.status(), pageId, dates));
            }
            row.members().forEach(member -> list.add(of(member, pageId, dates)));
        }
        return list;
    }

    static ComponentJson of(ComponentSummary component, String pageId, ApiDates dates) {
        return new ComponentJson(
                component.id(),
                pageId,
                component.groupId(),
                dates.of(component.createdAt()),
                dates.of(component.updatedAt()),
                false,
                component.name(),
                component.description(),
                component.position(),
                component.status(),
                component.showcase(),
                component.onlyShowIfDegraded(),
                null,
                component.startDate() == null ? null : Objects.toString(component.startDate()));
    }

    static ComponentJson of(GroupSummary group, ComponentStatus worst, String pageId, ApiDates dates) {
        return new ComponentJson(
                group.id(),
                pageId,
                null,
                dates.of(group.createdAt()),
                dates.of(group.updatedAt()),
                true,
                group.name(),
                group.description(),
                group.position(),
                worst,
                false,
                false,
                null,
                null);
    }
}
