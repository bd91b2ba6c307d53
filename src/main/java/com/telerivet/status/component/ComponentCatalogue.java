package com.telerivet.status.component;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which components there are, what they are called and where they stand. What they do is told to {@link Components}. */
@Component
public class ComponentCatalogue {

    private final ComponentRepository components;
    private final GroupRepository groups;
    private final Positions positions;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ComponentCatalogue(
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

    /** The component, unless it is archived. */
    @Transactional(readOnly = true)
    public Optional<ComponentSummary> find(String id) {
        return components.findById(id).filter(c -> !c.isArchived()).map(ComponentEntity::summary);
    }

    /** What was taken off the page with its history kept, by name. */
    @Transactional(readOnly = true)
    public List<ComponentSummary> archived() {
        return components.findAll().stream()
                .filter(ComponentEntity::isArchived)
                .map(ComponentEntity::summary)
                .sorted(Comparator.comparing(ComponentSummary::name))
                .toList();
    }

    /**
     * Changes what is said of a component. In a new group it comes last.
     *
     * @param expectedVersion the version that the editor saw, or null to change whatever is there
     * @throws OptimisticLockingFailureException when somebody else changed the component since
     * @throws NoSuchElementException for an unknown or archived component
     * @throws ComponentRejected with what is wrong with the texts, or for an unknown group
     */
    @Transactional
    public ComponentSummary describe(String id, ComponentDetails given, @Nullable Integer expectedVersion) {
        ComponentEntity component = held(id, expectedVersion);
        Instant now = clock.instant();
        String oldGroup = component.groupId();
        ComponentDetails sound = new ComponentDetails(
                positions.group(given.groupId()),
                ComponentTexts.name(given.name()),
                ComponentTexts.description(given.description()),
                given.showcase(),
                given.onlyShowIfDegraded(),
                ComponentTexts.startDate(given.startDate(), now));
        component.describe(sound, now);
        if (!Objects.equals(oldGroup, sound.groupId())) {
            positions.closeUp(oldGroup);
            positions.place(component, Integer.MAX_VALUE);
        }
        return saved(component);
    }

    /**
     * Moves a component or a group to another place among its siblings: the members of its group, or the top level.
     *
     * @param position from 1; beyond the last is the last
     * @throws NoSuchElementException for an unknown id
     */
    @Transactional
    public void place(String id, int position) {
        positions.hold();
        Placed one = groups.findById(id).map(Placed.class::cast).orElseGet(() -> shown(id));
        positions.place(one, position);
        events.publishEvent(new ComponentEdited(id));
    }

    /** Takes a component off the page and out of all choices; its history is kept. See {@link #describe} for errors. */
    @Transactional
    public void archive(String id, @Nullable Integer expectedVersion) {
        ComponentEntity component = held(id, expectedVersion);
        component.archive(clock.instant());
        positions.closeUp(component.groupId());
        saved(component);
    }

    /** Brings an archived component back, as the last of its group; without effect for one that is shown. */
    @Transactional
    public ComponentSummary restore(String id) {
        positions.hold();
        ComponentEntity component = components.findById(id).orElseThrow();
        if (component.isArchived()) {
            component.restore(clock.instant());
            positions.place(component, Integer.MAX_VALUE);
        }
        return saved(component);
    }

    /**
     * Removes a component, archived or not, with its history. Past incidents keep its name. See {@link #describe} for
     * errors.
     */
    @Transactional
    public void remove(String id, @Nullable Integer expectedVersion) {
        positions.hold();
        ComponentEntity component = components.findById(id).orElseThrow();
        Versions.check(component.version(), expectedVersion);
        components.delete(component);
        components.flush();
        positions.closeUp(component.groupId());
        events.publishEvent(new ComponentEdited(id));
    }

    private ComponentEntity held(String id, @Nullable Integer expectedVersion) {
        positions.hold();
        ComponentEntity component = shown(id);
        Versions.check(component.version(), expectedVersion);
        return component;
    }

    private ComponentEntity shown(String id) {
        return components.findById(id).filter(c -> !c.isArchived()).orElseThrow();
    }

    private ComponentSummary saved(ComponentEntity component) {
        components.flush();
        events.publishEvent(new ComponentEdited(component.id()));
        return component.summary();
    }
}
