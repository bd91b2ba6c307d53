package com.telerivet.status.incident;

import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.StatusSetByHand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a maintenance that is under way holds is never shown as operational: when trouble in the middle of it is over,
 * whoever says so and by whatever way, the component is under maintenance again, until the work is over or lets it go.
 */
@Component
class KeepUnderMaintenance {

    private final IncidentRepository incidents;
    private final Components components;

    KeepUnderMaintenance(IncidentRepository incidents, Components components) {
        this.incidents = incidents;
        this.components = components;
    }

    /** Inside the transaction that changed something, so that no reader sees the state between. */
    @EventListener({UpdatePosted.class, IncidentChanged.class, StatusSetByHand.class})
    void holdAgain() {
        List<Incident> works = incidents.findUnfinishedMaintenance().stream()
                .filter(work -> work.status().isUnderWay())
                .toList();
        for (Incident work : works) {
            ComponentTree tree = components.tree();
            work.told().componentIds().stream()
                    .filter(id -> holds(work, id))
                    .map(tree::component)
                    .flatMap(Optional::stream)
                    .filter(component -> component.status() == OPERATIONAL)
                    .map(ComponentSummary::id)
                    .forEach(id -> hold(id, work.told()));
        }
    }

    /**
     * Whether this is work under way that keeps the component under maintenance; not where its own last word is that
     * the component operates.
     */
    static boolean holds(Incident incident, String componentId) {
        return incident.isMaintenance()
                && incident.status().isUnderWay()
                && incident.window().plan().toMaintenanceState()
                && incident.told().lastOf(componentId).orElse(OPERATIONAL) != OPERATIONAL;
    }

    /** From when it became operational, but not before the work began. */
    private void hold(String id, Told work) {
        Instant at = components.notBefore(List.of(id), work.began());
        components.change(Map.of(id, UNDER_MAINTENANCE), at, work.beginning());
    }
}
