package com.telerivet.status.subscriber;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The components as the forms offer them. */
@Component
class ComponentChoices {

    private final Components components;

    ComponentChoices(Components components) {
        this.components = components;
    }

    /** A group with its components; {@code name} is null for a component of its own. */
    record Group(@Nullable String name, List<Choice> choices) {}

    record Choice(String id, String name, boolean chosen) {}

    List<Group> groups(Set<String> chosen) {
        return components.tree().rows().stream()
                .filter(row -> !row.members().isEmpty())
                .map(row -> new Group(
                        row.group() == null ? null : row.group().name(),
                        row.members().stream()
                                .map(c -> new Choice(c.id(), c.name(), chosen.contains(c.id())))
                                .toList()))
                .toList();
    }

    /** Those of {@code ids} that there are. */
    Set<String> known(Set<String> ids) {
        ComponentTree tree = components.tree();
        return ids.stream().filter(id -> tree.component(id).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of those of {@code ids} that there are, in the order of the page. */
    List<String> names(Set<String> ids) {
        return components.tree().components().stream()
                .filter(c -> ids.contains(c.id()))
                .map(c -> c.name())
                .toList();
    }

    /** The worst status of all, which colours the page's edge. */
    String status() {
        return ComponentStatus.worst(components.tree().components().stream()
                        .map(c -> c.status())
                        .toList())
                .code();
    }
}
