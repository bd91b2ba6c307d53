package com.telerivet.status.incident;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** An incident, or a planned maintenance, with its entries. Everything that can be derived from the entries is derived from them. */
@Entity
@Table(name = "incident")
@SQLRestriction("deleted_at is null")
class Incident {

    @Id
    private String id;

    private String name;
    private IncidentStatus status = IncidentStatus.INVESTIGATING;
    private Impact impact = Impact.NONE;
    private @Nullable Impact impactOverride;
    private boolean backfilled;
    private Instant startedAt;
    private @Nullable Instant monitoringAt;
    private @Nullable Instant resolvedAt;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant deletedAt;
    private @Nullable String reminderIntervals;

    @Embedded
    private @Nullable PostmortemText postmortem = new PostmortemText();

    @Embedded
    private @Nullable MaintenanceWindow window;

    @Version
    private int version;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "incident_id", nullable = false)
    @BatchSize(size = 100)
    private List<Entry> entries = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "incident_translation", joinColumns = @JoinColumn(name = "incident_id"))
    @MapKeyColumn(name = "language")
    @BatchSize(size = 100)
    private Map<String, TranslatedWords> translations = new HashMap<>();

    protected Incident() {}

    Incident(String id, String name, @Nullable Impact impactOverride, Instant now) {
        this.id = id;
        this.name = name;
        this.impactOverride = impactOverride;
        this.startedAt = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Makes a planned maintenance of it, or moves one. */
    void plan(MaintenancePlan plan, Instant now) {
        if (window == null) {
            window = new MaintenanceWindow(plan);
            status = IncidentStatus.SCHEDULED;
        } else {
            window.change(plan);
        }
        updatedAt = now;
    }

    void post(Entry entry, Instant now) {
        IncidentText.requireWord(entry.status(), isMaintenance());
        if (entries.isEmpty() && entry.displayAt().isBefore(now)) {
            backfilled = true;
        }
        entries.add(entry);
        derive(now);
    }

    void throwAway(Instant now) {
        deletedAt = deletedAt == null ? now : deletedAt;
    }

    void putBack(IncidentEntry entry, Instant now) {
        entries.add(Entry.of(entry));
        derive(now);
    }

    void rename(String newName, @Nullable Impact newOverride, Instant now) {
        name = newName;
        impactOverride = newOverride;
        updatedAt = now;
    }

    void remind(ReminderIntervals intervals, Instant now) {
        reminderIntervals = intervals.text();
        updatedAt = now;
    }

    void translateName(Map<String, String> names, Instant now) {
        TranslatedWords.name(translations, names);
        updatedAt = now;
    }

    Entry entry(String entryId) {
        return entries.stream()
                .filter(e -> e.id().equals(entryId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the incident has no entry " + entryId));
    }

    void remove(String entryId, Instant now) {
        if (entries.size() == 1) {
            throw new IncidentRejected("entry", "An incident keeps at least one entry; delete the incident instead");
        }
        entries.remove(entry(entryId));
        derive(now);
    }

    /** Brings status, impact and times in line with the entries. */
    void derive(Instant now) {
        Told told = told();
        status = told.newest().status();
        startedAt = told.entries().get(0).displayAt();
        createdAt = told.begun(backfilled);
        monitoringAt = told.firstWatch();
        resolvedAt = told.over();
        impact = isMaintenance() ? Impact.MAINTENANCE : told.impact();
        if (window != null && status != IncidentStatus.COMPLETED) {
            window.cancelled(null);
        }
        if (status != IncidentStatus.RESOLVED && postmortem != null) {
            postmortem.withdraw();
        }
        updatedAt = now;
    }

    void draftPostmortem(String text, Map<String, String> inOthers, Instant now) {
        requireResolved();
        postmortem().draft(text, now);
        TranslatedWords.draft(translations, inOthers);
        updatedAt = now;
    }

    String publishPostmortem(boolean notify, Instant at, Instant now) {
        requireResolved();
        String entryId = postmortem().publish(notify, at, now);
        TranslatedWords.publish(translations);
        updatedAt = now;
        return entryId;
    }

    void correctPostmortem(String text, @Nullable Instant at, Map<String, String> inOthers, Instant now) {
        postmortem().correct(text, at, now);
        TranslatedWords.correct(translations, inOthers);
        updatedAt = now;
    }

    void withdrawPostmortem(Instant now) {
        postmortem().withdraw();
        updatedAt = now;
    }

    void discardPostmortem(Instant now) {
        postmortem().discard();
        TranslatedWords.discardPostmortem(translations);
        updatedAt = now;
    }

    String id() {
        return id;
    }

    IncidentStatus status() {
        return status;
    }

    boolean isMaintenance() {
        return window != null;
    }

    /** @throws IncidentRejected where it is no maintenance */
    MaintenanceWindow window() {
        return Optional.ofNullable(window)
                .orElseThrow(() -> new IncidentRejected("status", "This incident is no planned maintenance"));
    }

    Told told() {
        return new Told(entries.stream().sorted(Entry.BY_TIME).toList());
    }

    int version() {
        return version;
    }

    IncidentStory story() {
        List<IncidentEntry> told = new ArrayList<>();
        postmortem().entry(TranslatedWords.postmortems(translations)).ifPresent(told::add);
        entries.stream().sorted(Entry.BY_TIME.reversed()).map(Entry::entry).forEach(told::add);
        return new IncidentStory(
                id,
                name,
                postmortem().isPublished() ? IncidentStatus.POSTMORTEM : status,
                impactOverride == null ? impact : impactOverride,
                impactOverride,
                backfilled,
                startedAt,
                monitoringAt,
                resolvedAt,
                createdAt,
                updatedAt,
                List.copyOf(told),
                postmortem().record(TranslatedWords.drafts(translations)),
                version,
                window == null ? null : window.record(),
                TranslatedWords.names(translations),
                reminderIntervals);
    }

    private void requireResolved() {
        if (status != IncidentStatus.RESOLVED) {
            throw new IncidentRejected("status", "A postmortem can be written once the incident is resolved");
        }
    }

    /** Hibernate leaves an embedded value null where all its columns are. */
    private PostmortemText postmortem() {
        postmortem = postmortem == null ? new PostmortemText() : postmortem;
        return postmortem;
    }
}
