package com.telerivet.status.component;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The groups of components: their texts and who belongs to them. {@link ComponentCatalogue#place} orders them. */
@Component
public class ComponentGroups {

    private final ComponentRepository components;
    private final GroupRepository groups;
    private final Positions positions;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ComponentGroups(
            ComponentRepository components,
            GroupRepository groups,
            Positions positions,
            Clock clock,
            ApplicationEventPublisher events) {
        this.components = components;
        this.groups = groups;
        this.positions = positions;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<GroupSummary> find(String id) {
        return groups.findById(id).map(GroupEntity::summary);
    }

    /**
     * Changes what is said of a group.
     *
     * @param expectedVersion the version that the editor saw, or null to change whatever is there
     * @throws OptimisticLockingFailureException when somebody else changed the group since
     * @throws NoSuchElementException for an unknown group
     * @throws ComponentRejected with what is wrong with the texts
     */
    @Transactional
    public GroupSummary describe(
            String id, String name, @Nullable String description, @Nullable Integer expectedVersion) {
        GroupEntity group = held(id, expectedVersion);
        group.describe(ComponentTexts.name(name), ComponentTexts.description(description), clock.instant());
        return saved(group);
    }

    /**
     * Replaces the members: these, in this order, and no others. Who is left out stands ungrouped at the end of the
     * page. See {@link #describe} for errors.
     *
     * @throws ComponentRejected for an unknown or archived component
     */
    @Transactional
    public GroupSummary gather(String id, List<String> memberIds, @Nullable Integer expectedVersion) {
        GroupEntity group = held(id, expectedVersion);
        Instant now = clock.instant();
        Set<String> chosen = new LinkedHashSet<>(memberIds);
        for (ComponentEntity component : components.findAll()) {
            if (id.equals(component.groupId()) && !component.isArchived() && !chosen.contains(component.id())) {
                move(component, null, now);
            }
        }
        for (String memberId : chosen) {
            ComponentEntity member = components
                    .findById(memberId)
                    .filter(c -> !c.isArchived())
                    .orElseThrow(() -> new ComponentRejected("components", "Component does not exist: " + memberId));
            move(member, id, now);
        }
        return saved(group);
    }

    /** Texts and members at once: both or neither. See {@link #describe} and {@link #gather}. */
    @Transactional
    public GroupSummary change(
            String id,
            String name,
            @Nullable String description,
            List<String> memberIds,
            @Nullable Integer expectedVersion) {
        describe(id, name, description, expectedVersion);
        return gather(id, memberIds, null);
    }

    /** Removes a group; its members stay, ungrouped, at the end of the page. See {@link #describe} for errors. */
    @Transactional
    public GroupSummary remove(String id, @Nullable Integer expectedVersion) {
        GroupEntity group = held(id, expectedVersion);
        GroupSummary last = group.summary();
        Instant now = clock.instant();
        components.findAll().stream()
                .filter(component -> id.equals(component.groupId()))
                .sorted(Comparator.comparingInt(ComponentEntity::position))
                .forEach(component -> move(component, null, now));
        components.flush();
        groups.delete(group);
        groups.flush();
        positions.closeUp(null);
        events.publishEvent(new ComponentEdited(id));
        return last;
    }

    private void move(ComponentEntity component, @Nullable String groupId, Instant now) {
        String old = component.groupId();
        if (!Objects.equals(old, groupId)) {
            component.regroup(groupId, now);
        }
        if (!component.isArchived()) {
            positions.closeUp(old);
            positions.place(component, Integer.MAX_VALUE);
        }
    }

    private GroupEntity held(String id, @Nullable Integer expectedVersion) {
        positions.hold();
        GroupEntity group = groups.findById(id).orElseThrow();
        Versions.check(group.version(), expectedVersion);
        return group;
    }

    private GroupSummary saved(GroupEntity group) {
        groups.flush();
        events.publishEvent(new ComponentEdited(group.id()));
        return group.summary();
    }
}
