package com.telerivet.status.incident;

import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.StatusChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an entry does to components: what it says, and where it begins or ends a maintenance, what the plan says.
 * Maintenance never makes a component look better than an incident does, and what several maintenances share stays
 * under maintenance until the last of them is over.
 */
@Component
class AffectedComponents {

    private final Components components;
    private final IncidentRepository incidents;

    AffectedComponents(Components components, IncidentRepository incidents) {
        this.components = components;
        this.incidents = incidents;
    }

    /** A time from which on what is said of these components, and of those that the incident names, decides the present. */
    Instant notBefore(Incident incident, Set<String> said, Instant now) {
        Set<String> named = new LinkedHashSet<>(incident.told().componentIds());
        named.addAll(said);
        return components.notBefore(named, now);
    }

    /** @param said the statuses that the entry's author chose; they come before what the plan says */
    List<StatusChange> by(Entry entry, Incident incident, Map<String, ComponentStatus> said) {
        requireKnown(said.keySet());
        if (!incident.isMaintenance()) {
            return sayAgain(components.change(said, entry.displayAt(), entry.id()), incident, entry.displayAt());
        }
        Set<String> named = new LinkedHashSet<>(incident.told().componentIds());
        named.addAll(said.keySet());
        Map<String, ComponentStatus> held = components.holdAt(named, entry.displayAt());
        Map<String, ComponentStatus> before = new LinkedHashMap<>();
        named.stream().filter(held::containsKey).forEach(id -> before.put(id, held.get(id)));
        boolean was = incident.status().isUnderWay();
        boolean becomes = entry.status().isUnderWay();
        if (!was && entry.status() == IncidentStatus.SCHEDULED) {
            return unchanged(said.keySet(), before);
        }
        Map<String, ComponentStatus> planned = new LinkedHashMap<>();
        MaintenancePlan plan = incident.window().plan();
        if (!was && becomes && plan.toMaintenanceState()) {
            before.forEach((id, status) -> planned.put(id, ComponentStatus.worst(List.of(status, UNDER_MAINTENANCE))));
        } else if (was && !becomes && plan.toOperationalState()) {
            before.forEach((id, status) -> planned.put(id, status == UNDER_MAINTENANCE ? withoutWork(id) : status));
        }
        List<StatusChange> changes = change(planned, said, before, entry.displayAt(), entry.id());
        return sayAgain(changes, incident, entry.displayAt());
    }

    /**
     * Makes these the components that an incident or a maintenance names. Work that is under way takes up those that
     * come, and puts back those that go; otherwise no status changes by it. Archived ones stay.
     */
    void cover(Incident incident, Set<String> componentIds, Instant now) {
        Set<String> named = incident.told().componentIds();
        ComponentTree tree = components.tree();
        Set<String> gone = new LinkedHashSet<>(named);
        gone.removeIf(id -> componentIds.contains(id) || tree.component(id).isEmpty());
        Set<String> added = new LinkedHashSet<>(componentIds);
        added.removeAll(named);
        requireKnown(added);
        if (gone.isEmpty() && added.isEmpty()) {
            return;
        }
        List<String> released = gone.stream()
                .filter(id -> KeepUnderMaintenance.holds(incident, id))
                .toList();
        List<Entry> entries = incident.told().entries();
        Entry newest = entries.get(entries.size() - 1);
        newest.affectsAlso(isAtWork(incident) ? takeUp(added, newest, now) : unchanged(added, Map.of()));
        entries.forEach(entry -> entry.forget(gone));
        Map<String, ComponentStatus> held = components.holdAt(released, now);
        released.stream()
                .filter(id -> held.get(id) == UNDER_MAINTENANCE)
                .forEach(id -> components.set(id, withoutWork(id), null));
    }

    private List<StatusChange> takeUp(Set<String> ids, Entry entry, Instant now) {
        Map<String, ComponentStatus> before = components.holdAt(ids, now);
        Map<String, ComponentStatus> planned = new LinkedHashMap<>();
        before.forEach((id, status) -> planned.put(id, ComponentStatus.worst(List.of(status, UNDER_MAINTENANCE))));
        return change(planned, Map.of(), before, now, entry.id());
    }

    private static boolean isAtWork(Incident incident) {
        return incident.isMaintenance()
                && incident.status().isUnderWay()
                && incident.window().plan().toMaintenanceState();
    }

    /** What the plan leaves as it was is named without a trace in the history, so that it is nobody's doing. */
    private List<StatusChange> change(
            Map<String, ComponentStatus> planned,
            Map<String, ComponentStatus> said,
            Map<String, ComponentStatus> before,
            Instant at,
            String cause) {
        Map<String, ComponentStatus> after = new LinkedHashMap<>(planned);
        after.entrySet().removeIf(e -> e.getValue() != UNDER_MAINTENANCE && e.getValue() == before.get(e.getKey()));
        after.putAll(said);
        Map<String, StatusChange> changes = new LinkedHashMap<>();
        unchanged(planned.keySet(), before).forEach(change -> changes.put(change.componentId(), change));
        components.change(after, at, cause).forEach(change -> changes.put(change.componentId(), change));
        return new ArrayList<>(changes.values());
    }

    /** What other maintenances that are under way hold stays under maintenance, and each of them says so itself. */
    private List<StatusChange> sayAgain(List<StatusChange> changes, Incident author, Instant at) {
        if (changes.stream().noneMatch(change -> change.newStatus() == OPERATIONAL)) {
            return changes;
        }
        List<StatusChange> told = new ArrayList<>(changes);
        for (Incident other : incidents.findUnfinishedMaintenance()) {
            if (other.id().equals(author.id())
                    || !other.status().isUnderWay()
                    || at.isBefore(other.told().began())) {
                continue;
            }
            told.replaceAll(change -> {
                if (change.newStatus() != OPERATIONAL || !KeepUnderMaintenance.holds(other, change.componentId())) {
                    return change;
                }
                components.change(
                        Map.of(change.componentId(), UNDER_MAINTENANCE),
                        at,
                        other.told().beginning());
                return new StatusChange(
                        change.componentId(), change.componentName(), change.oldStatus(), UNDER_MAINTENANCE);
            });
        }
        return told;
    }

    /** What the open incidents say of a component, which is what it is when no maintenance holds it. */
    private ComponentStatus withoutWork(String id) {
        return incidents.findOpen().stream()
                .map(incident -> incident.told().lastOf(id))
                .flatMap(Optional::stream)
                .filter(status -> status != UNDER_MAINTENANCE)
                .reduce(OPERATIONAL, (a, b) -> ComponentStatus.worst(List.of(a, b)));
    }

    private List<StatusChange> unchanged(Set<String> ids, Map<String, ComponentStatus> statuses) {
        ComponentTree tree = components.tree();
        return ids.stream()
                .map(tree::component)
                .flatMap(Optional::stream)
                .map(component -> unchanged(component, statuses.getOrDefault(component.id(), component.status())))
                .toList();
    }

    private static StatusChange unchanged(ComponentSummary component, ComponentStatus status) {
        return new StatusChange(component.id(), component.name(), status, status);
    }

    private void requireKnown(Set<String> ids) {
        ComponentTree tree = components.tree();
        ids.stream().filter(id -> tree.component(id).isEmpty()).findFirst().ifPresent(id -> {
            throw new IncidentRejected("components", "There is no component with the id " + id);
        });
    }
}
