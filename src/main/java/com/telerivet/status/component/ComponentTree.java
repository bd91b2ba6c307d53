package com.telerivet.status.component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All components in the order of the page: at the top level groups with their members, and ungrouped components. */
public record ComponentTree(List<Row> rows) {

    /** A row of the top level: a group with its members, or one component of its own. */
    public record Row(@Nullable GroupSummary group, List<ComponentSummary> members) {

        public int position() {
            return group == null ? members.get(0).position() : group.position();
        }

        /** The worst status of the members. */
        public ComponentStatus status() {
            return ComponentStatus.worst(
                    members.stream().map(ComponentSummary::status).toList());
        }
    }

    static ComponentTree of(List<GroupSummary> groups, List<ComponentSummary> components) {
        List<Row> rows = new ArrayList<>();
        for (GroupSummary group : groups) {
            rows.add(new Row(
                    group,
                    components.stream()
                            .filter(c -> group.id().equals(c.groupId()))
                            .sorted(Comparator.comparingInt(ComponentSummary::position))
                            .toList()));
        }
        components.stream().filter(c -> c.groupId() == null).forEach(c -> rows.add(new Row(null, List.of(c))));
        rows.sort(Comparator.comparingInt(Row::position));
        return new ComponentTree(List.copyOf(rows));
    }

    /** The same tree with other statuses; ids that it does not hold are passed over. */
    public ComponentTree with(Map<String, ComponentStatus> statuses) {
        return new ComponentTree(rows.stream()
                .map(row -> new Row(
                        row.group(),
                        row.members().stream()
                                .map(c -> c.with(statuses.getOrDefault(c.id(), c.status())))
                                .toList()))
                .toList());
    }

    /** Every component once, in the order of the page. */
    public List<ComponentSummary> components() {
        return rows.stream().flatMap(row -> row.members().stream()).toList();
    }

    public Optional<ComponentSummary> component(String id) {
        return components().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** "Group - Component" for a member of a group, else the component's name; empty for an unknown id. */
    public Optional<String> fullName(String componentId) {
        for (Row row : rows) {
            for (ComponentSummary member : row.members()) {
                if (member.id().equals(componentId)) {
                    String prefix = row.group() == null ? "" : row.group().name() + " - ";
                    return Optional.of(prefix + member.name());
                }
            }
        }
        return Optional.empty();
    }

    public SystemStatus systemStatus() {
        return SystemStatus.of(
                components().stream().map(ComponentSummary::status).toList());
    }
}
