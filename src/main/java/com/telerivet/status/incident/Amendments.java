package com.telerivet.status.incident;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of an incident that add no entry to its story. Errors are as in {@link Incidents}; they belong into a
 * transaction that began before.
 */
@Component
public class Amendments {

    private final IncidentLedger ledger;
    private final Components components;
    private final AffectedComponents affected;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Amendments(
            IncidentLedger ledger,
            Components components,
            AffectedComponents affected,
            Clock clock,
            ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.components = components;
        this.affected = affected;
        this.clock = clock;
        this.events = events;
    }

    /** The incident as it stands, which nobody else changes until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public IncidentStory takeOut(String id) {
        return ledger.open(id, null).story();
    }

    /** From here to the end of the transaction nobody is told what becomes of components, webhooks included. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepQuiet() {
        events.publishEvent(new ChangedInSilence());
    }

    /** Names components in the newest entry, with their status from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public IncidentStory attach(String id, Map<String, ComponentStatus> statuses) {
        Incident incident = ledger.open(id, null);
        Instant now = clock.instant();
        Entry newest = incident.entry(incident.story().entries().stream()
                .filter(entry -> entry.status() != IncidentStatus.POSTMORTEM)
                .findFirst()
                .orElseThrow()
                .id());
        try {
            newest.affectsAlso(
                    incident.isMaintenance()
                            ? affected.by(newest, incident, statuses)
                            : components.change(statuses, now, newest.id()));
        } catch (NoSuchElementException e) {
            throw new IncidentRejected("components", "There is no such component");
        }
        incident.derive(now);
        return ledger.keep(incident);
    }

    /**
     * Makes these the components that it is about. Work under way takes up and puts back what comes and goes, otherwise
     * no status changes.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public IncidentStory cover(String id, Set<String> componentIds) {
        Incident incident = ledger.open(id, null);
        affected.cover(incident, componentIds, clock.instant());
        incident.derive(clock.instant());
        return ledger.keep(incident);
    }

    /** Notes whether an entry was meant for subscribers; nothing is sent for it, and nothing is called back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public IncidentStory address(String id, String entryId, boolean toSubscribers) {
        Incident incident = ledger.open(id, null);
        incident.entry(entryId).address(toSubscribers, clock.instant());
        incident.derive(clock.instant());
        return ledger.keep(incident);
    }
}
