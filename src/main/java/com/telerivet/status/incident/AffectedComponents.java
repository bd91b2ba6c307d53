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

    /** @param said the statuses that the entry's author chose; they come before what the plan says */
    List<StatusChange> by(Entry entry, Incident incident, Map<String, ComponentStatus> said) {
        requireKnown(said);
        if (!incident.isMaintenance()) {
            return components.change(said, entry.displayAt(), entry.id());
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
        List<StatusChange> changes = change(planned, said, before, entry);
        return was && !becomes ? sayAgain(changes, incident, entry.displayAt()) : changes;
    }

    /** Makes these the components of a maintenance that has not begun; no status changes by it. */
    void cover(Incident maintenance, Set<String> componentIds) {
        Set<String> named = maintenance.told().componentIds();
        ComponentTree tree = components.tree();
        Set<String> gone = new LinkedHashSet<>(named);
        gone.removeIf(id -> componentIds.contains(id) || tree.component(id).isEmpty());
        Map<String, ComponentStatus> added = new LinkedHashMap<>();
        componentIds.stream().filter(id -> !named.contains(id)).forEach(id -> added.put(id, UNDER_MAINTENANCE));
        if (gone.isEmpty() && added.isEmpty()) {
            return;
        }
        if (maintenance.status() != IncidentStatus.SCHEDULED) {
            throw new IncidentRejected("components", "The work has begun: its components stay as they are");
        }
        List<Entry> entries = maintenance.told().entries();
        entries.forEach(entry -> entry.forget(gone));
        Entry newest = entries.get(entries.size() - 1);
        newest.affectsAlso(by(newest, maintenance, added));
    }

    /** What the plan leaves as it was is named without a trace in the history, so that it is nobody's doing. */
    private List<StatusChange> change(
            Map<String, ComponentStatus> planned,
            Map<String, ComponentStatus> said,
            Map<String, ComponentStatus> before,
            Entry entry) {
        Map<String, ComponentStatus> after = new LinkedHashMap<>(planned);
        after.entrySet().removeIf(e -> e.getValue() != UNDER_MAINTENANCE && e.getValue() == before.get(e.getKey()));
        after.putAll(said);
        Map<String, StatusChange> changes = new LinkedHashMap<>();
        unchanged(planned.keySet(), before).forEach(change -> changes.put(change.componentId(), change));
        components
                .change(after, entry.displayAt(), entry.id())
                .forEach(change -> changes.put(change.componentId(), change));
        return new ArrayList<>(changes.values());
    }

    /** What other maintenances that are under way hold stays under maintenance, and each of them says so itself. */
    private List<StatusChange> sayAgain(List<StatusChange> changes, Incident ended, Instant at) {
        List<StatusChange> told = new ArrayList<>(changes);
        for (Incident other : incidents.findUnfinishedMaintenance()) {
            if (other.id().equals(ended.id())
                    || !other.status().isUnderWay()
                    || !other.window().plan().toMaintenanceState()) {
                continue;
            }
            told.replaceAll(change -> {
                if (change.newStatus() != OPERATIONAL
                        || !other.told().componentIds().contains(change.componentId())) {
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

    private void requireKnown(Map<String, ComponentStatus> said) {
        ComponentTree tree = components.tree();
        said.keySet().stream()
                .filter(id -> tree.component(id).isEmpty())
                .findFirst()
                .ifPresent(id -> {
                    throw new IncidentRejected("components", "There is no component with the id " + id);
                });
    }
}
