package com.telerivet.status.incident;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.StatusChange;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "incident_update")
class Entry {

    static final Comparator<Entry> BY_TIME = Comparator.comparing(Entry::displayAt)
            .thenComparing(Entry::createdAt)
            .thenComparing(Entry::id);

    @Id
    private String id;

    private IncidentStatus status;
    private String body;
    private Instant displayAt;
    private @Nullable Instant nextUpdateBy;
    private boolean deliverNotifications;
    private boolean edited;
    private Instant createdAt;
    private Instant updatedAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "incident_update_component", joinColumns = @JoinColumn(name = "incident_update_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<AffectedComponent> affected = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "incident_update_translation", joinColumns = @JoinColumn(name = "incident_update_id"))
    @MapKeyColumn(name = "language")
    @Column(name = "body")
    @BatchSize(size = 100)
    private Map<String, String> translations = new HashMap<>();

    protected Entry() {}

    Entry(String id, IncidentStatus status, String body, Instant displayAt, boolean notify, Instant now) {
        this.id = id;
        this.status = status;
        this.body = body;
        this.displayAt = displayAt;
        this.deliverNotifications = notify;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The entry as it was before it was deleted. */
    static Entry of(IncidentEntry was) {
        Entry entry = new Entry(
                was.id(), was.status(), was.body(), was.displayAt(), was.deliverNotifications(), was.createdAt());
        entry.edited = was.edited();
        entry.updatedAt = was.updatedAt();
        entry.nextUpdateBy = was.nextUpdateBy();
        entry.affects(was.affected());
        entry.translations.putAll(was.translations());
        return entry;
    }

    void promise(@Nullable Instant nextEntryBy) {
        nextUpdateBy = nextEntryBy;
    }

    void affects(List<StatusChange> changes) {
        affected.clear();
        changes.forEach(change -> affected.add(new AffectedComponent(change)));
    }

    /** Adds to what it did; a component that it named before counts as named by the last word on it. */
    void affectsAlso(List<StatusChange> changes) {
        changes.forEach(change -> {
            affected.removeIf(a -> a.change().componentId().equals(change.componentId()));
            affected.add(new AffectedComponent(change));
        });
    }

    /** Names these components no more. */
    void forget(Set<String> componentIds) {
        affected.removeIf(a -> componentIds.contains(a.change().componentId()));
    }

    void address(boolean toSubscribers, Instant now) {
        if (deliverNotifications != toSubscribers) {
            deliverNotifications = toSubscribers;
            updatedAt = now;
        }
    }

    void rewrite(String newBody, Instant newTime, Instant now) {
        if (!body.equals(newBody) || !displayAt.equals(newTime)) {
            body = newBody;
            displayAt = newTime;
            edited = true;
            updatedAt = now;
        }
    }

    /** Takes these texts, each under the code of its language; a blank one goes, and languages not named stay. */
    void translate(Map<String, String> texts, Instant now) {
        Map<String, String> before = Map.copyOf(translations);
        texts.forEach((language, text) -> {
            if (text.isBlank()) {
                translations.remove(language);
            } else {
                translations.put(language, text);
            }
        });
        if (!before.equals(translations)) {
            updatedAt = now;
        }
    }

    String id() {
        return id;
    }

    IncidentStatus status() {
        return status;
    }

    Instant displayAt() {
        return displayAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Impact impact() {
        return Impact.ofAll(affected.stream().map(a -> a.change().newStatus()).toList());
    }

    List<String> componentIds() {
        return affected.stream().map(a -> a.change().componentId()).toList();
    }

    Optional<ComponentStatus> saidOf(String componentId) {
        return affected.stream()
                .map(AffectedComponent::change)
                .filter(change -> change.componentId().equals(componentId))
                .map(StatusChange::newStatus)
                .findFirst();
    }

    IncidentEntry entry() {
        return new IncidentEntry(
                id,
                status,
                body,
                displayAt,
                deliverNotifications,
                edited,
                createdAt,
                updatedAt,
                affected.stream().map(AffectedComponent::change).toList(),
                nextUpdateBy,
                translations);
    }
}
