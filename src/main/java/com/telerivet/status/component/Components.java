package com.telerivet.status.component;

import com.telerivet.status.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The components of the page: what they are, how they do, and how they did. */
@Component
public class Components {

    private final ComponentRepository components;
    private final GroupRepository groups;
    private final Positions positions;
    private final StatusHistory history;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Components(
            ComponentRepository components,
            GroupRepository groups,
            Positions positions,
            StatusHistory history,
            Clock clock,
            ApplicationEventPublisher events) {
        this.components = components;
        this.groups = groups;
        this.positions = positions;
        this.history = history;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public ComponentTree tree() {
        return ComponentTree.of(
                groups.findAll().stream().map(GroupEntity::summary).toList(),
                components.findAll().stream()
                        .filter(c -> !c.isArchived())
                        .map(ComponentEntity::summary)
                        .toList());
    }

    /**
     * Adds an empty group at the end of the page.
     *
     * @throws ComponentRejected with what is wrong with the texts
     */
    @Transactional
    public GroupSummary addGroup(String name, @Nullable String description) {
        positions.hold();
        GroupEntity group = new GroupEntity(
                Ids.random(),
                ComponentTexts.name(name),
                ComponentTexts.description(description),
                positions.last(null) + 1,
                clock.instant());
        GroupSummary added = groups.saveAndFlush(group).summary();
        events.publishEvent(new ComponentAdded(added.id(), true));
        return added;
    }

    /**
     * Adds the component at the end of its group, or of the top level. Its history begins now.
     *
     * @throws ComponentRejected with what is wrong with the texts, or for an unknown group
     */
    @Transactional
    public ComponentSummary add(NewComponent given) {
        positions.hold();
        Instant now = clock.instant();
        NewComponent sound = new NewComponent(
                positions.group(given.groupId()),
                ComponentTexts.name(given.name()),
                ComponentTexts.description(given.description()),
                given.status(),
                given.showcase(),
                given.onlyShowIfDegraded(),
                ComponentTexts.startDate(given.startDate(), now));
        ComponentEntity component = new ComponentEntity(Ids.random(), sound, positions.last(sound.groupId()) + 1, now);
        ComponentSummary added = components.saveAndFlush(component).summary();
        history.record(added.id(), sound.status(), now, now, null);
        events.publishEvent(new ComponentAdded(added.id(), false));
        return added;
    }

    /**
     * Records that components have had these statuses since {@code at}, which may lie in the past: a later change that
     * is already known then goes on to decide the present.
     *
     * @param cause the incident's entry that says so, by which the change can be moved or taken back
     * @return for each named component, in the order given, what the change did to it
     * @throws NoSuchElementException for an unknown component
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<StatusChange> change(Map<String, ComponentStatus> statuses, Instant at, String cause) {
        Map<String, ComponentEntity> rows = lock(new ArrayList<>(statuses.keySet()));
        List<StatusChange> changes = new ArrayList<>();
        statuses.forEach((id, status) -> {
            ComponentEntity row = Objects.requireNonNull(rows.get(id));
            ComponentStatus old = history.at(id, at).orElse(ComponentStatus.OPERATIONAL);
            history.record(id, status, at, clock.instant(), cause);
            settle(row, cause);
            changes.add(new StatusChange(id, row.summary().name(), old, status));
        });
        return changes;
    }

    /** The statuses at {@code at} of those that exist; until the transaction ends nobody else changes them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, ComponentStatus> holdAt(Collection<String> ids, Instant at) {
        Map<String, ComponentStatus> held = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            components.findByIdInOrderById(ids).forEach(row -> {
                String id = row.summary().id();
                held.put(id, history.at(id, at).orElse(ComponentStatus.OPERATIONAL));
            });
        }
        return held;
    }

    /** What held for a component at that time; operational where nothing is known. */
    @Transactional(readOnly = true)
    public ComponentStatus statusAt(String id, Instant at) {
        return history.at(id, at).orElse(ComponentStatus.OPERATIONAL);
    }

    /** That time, or that of the latest change of any of these, whichever is later: what is said then decides the present. */
    @Transactional(readOnly = true)
    public Instant notBefore(Collection<String> ids, Instant at) {
        return history.notBefore(ids, at);
    }

    /**
     * Takes back what {@code cause} changed; the present status is then what the rest of the history says. Until it is
     * told to {@link #forget}, {@link #giveBack} brings the very same changes back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String cause) {
        lock(history.takeBack(cause)).values().forEach(row -> settle(row, cause));
    }

    /** Brings back what was taken back with {@code cause}, as far as its components are still there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(String cause) {
        lock(history.giveBack(cause)).values().forEach(row -> settle(row, cause));
    }

    /** Forgets for good what was taken back with {@code cause}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String cause) {
        history.forget(cause);
    }

    /** Moves what {@code cause} changed to another instant. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String cause, Instant at) {
        lock(history.move(cause, at)).values().forEach(row -> settle(row, cause));
    }

    /**
     * Sets a status by hand, from now on, without an incident; what maintenance holds is at best under maintenance.
     *
     * @param expectedVersion the version that the editor saw, or null to change whatever is there
     * @throws OptimisticLockingFailureException when somebody else changed the component since
     * @throws NoSuchElementException for an unknown component
     */
    @Transactional
    public ComponentSummary set(String id, ComponentStatus status, @Nullable Integer expectedVersion) {
        ComponentEntity row = Objects.requireNonNull(lock(List.of(id)).get(id));
        Versions.check(row.version(), expectedVersion);
        if (row.status() != status) {
            Instant now = clock.instant();
            history.record(id, status, notBefore(List.of(id), now), now, null);
            settle(row, null);
            events.publishEvent(new StatusSetByHand(id));
        }
        return components.saveAndFlush(row).summary();
    }

    /** For each component its days from {@code first} to {@code last}, both included, as of now. */
    @Transactional(readOnly = true)
    public Map<String, List<ComponentDay>> days(LocalDate first, LocalDate last, ZoneId zone) {
        Map<String, List<ComponentDay>> days = new LinkedHashMap<>();
        bars(first, zone).forEach((id, bars) -> days.put(id, bars.days(first, last, zone)));
        return days;
    }

    /** For each component its months from the first with data to the present one, in order, as of now. */
    @Transactional(readOnly = true)
    public Map<String, List<ComponentMonth>> months(ZoneId zone) {
        Map<String, List<ComponentMonth>> months = new LinkedHashMap<>();
        bars(LocalDate.EPOCH, zone).forEach((id, bars) -> months.put(id, bars.months(zone)));
        return months;
    }

    private Map<String, DayBars> bars(LocalDate first, ZoneId zone) {
        List<ComponentSummary> shown = tree().components();
        Map<String, LocalDate> starts = new LinkedHashMap<>();
        shown.stream().filter(c -> c.startDate() != null).forEach(c -> starts.put(c.id(), c.startDate()));
        Map<String, List<StatusPeriod>> periods = history.since(first, zone, starts);
        Map<String, DayBars> bars = new LinkedHashMap<>();
        for (ComponentSummary summary : shown) {
            LocalDate start = summary.startDate();
            Instant knownFrom = start == null
                    ? summary.createdAt()
                    : start.atStartOfDay(zone).toInstant();
            List<StatusPeriod> own = periods.getOrDefault(summary.id(), List.of());
            bars.put(summary.id(), new DayBars(own, knownFrom, clock.instant()));
        }
        return bars;
    }

    private void settle(ComponentEntity row, @Nullable String cause) {
        ComponentSummary before = row.summary();
        row.turn(history.latest(before.id()).orElse(ComponentStatus.OPERATIONAL), clock.instant());
        events.publishEvent(new ComponentTurned(before.id(), before.status(), row.status(), cause));
    }

    private Map<String, ComponentEntity> lock(List<String> ids) {
        Map<String, ComponentEntity> rows = new TreeMap<>();
        if (!ids.isEmpty()) {
            components
                    .findByIdInOrderById(ids)
                    .forEach(row -> rows.put(row.summary().id(), row));
        }
        ids.stream().filter(id -> !rows.containsKey(id)).findFirst().ifPresent(id -> {
            throw new NoSuchElementException("no component has the id " + id);
        });
        return rows;
    }
}
