package com.telerivet.status.incident;

import com.telerivet.status.page.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An incident as others see it, or a planned maintenance, with all its entries.
 *
 * @param status {@code POSTMORTEM} once one is published
 * @param impact what readers are shown: the override where there is one, else the worst that the entries said
 * @param startedAt when the oldest entry is said to have happened
 * @param resolvedAt when it was last resolved; null exactly while it is open
 * @param entries newest first; a published postmortem is the first, as an entry of status {@code POSTMORTEM}
 * @param version for optimistic locking: give it back with a change
 * @param names code of a language to the name in it
 * @param maintenance the plan of a maintenance; null for an incident
 * @param reminderIntervals the text of {@link #reminders()}, as it was given
 */
public record IncidentStory(
        String id,
        String name,
        IncidentStatus status,
        Impact impact,
        @Nullable Impact impactOverride,
        boolean backfilled,
        Instant startedAt,
        @Nullable Instant monitoringAt,
        @Nullable Instant resolvedAt,
        Instant createdAt,
        Instant updatedAt,
        List<IncidentEntry> entries,
        Postmortem postmortem,
        int version,
        @Nullable Maintenance maintenance,
        Map<String, String> names,
        @Nullable String reminderIntervals) {

    /** What was kept before names had translations has none. */
    public IncidentStory {
        names = names == null ? Map.of() : Map.copyOf(names);
    }

    /** An incident that nobody planned, with its name in no other language. */
    public IncidentStory(
            String id,
            String name,
            IncidentStatus status,
            Impact impact,
            @Nullable Impact impactOverride,
            boolean backfilled,
            Instant startedAt,
            @Nullable Instant monitoringAt,
            @Nullable Instant resolvedAt,
            Instant createdAt,
            Instant updatedAt,
            List<IncidentEntry> entries,
            Postmortem postmortem,
            int version) {
        this(
                id,
                name,
                status,
                impact,
                impactOverride,
                backfilled,
                startedAt,
                monitoringAt,
                resolvedAt,
                createdAt,
                updatedAt,
                entries,
                postmortem,
                version,
                null,
                Map.of(),
                null);
    }

    /** Its name in the language of this code, where there is one, else as it was written. */
    public String name(String language) {
        return names.getOrDefault(language, name);
    }

    /** In which language {@link #name(String)} is, where that is another one. */
    public @Nullable String foreign(String language) {
        String english = Language.ENGLISH.code();
        return language.equals(english) || names.containsKey(language) ? null : english;
    }

    public boolean isMaintenance() {
        return maintenance != null;
    }

    /** When the trouble or the work began; empty for a maintenance that has not begun, or never did. */
    public Optional<Instant> began() {
        return maintenance == null
                ? Optional.of(startedAt)
                : entries.stream()
                        .filter(entry -> entry.status().isUnderWay())
                        .map(IncidentEntry::displayAt)
                        .min(Comparator.naturalOrder());
    }

    /** The time under which it is told: when it began, was called off, or is planned to begin. */
    public Instant toldAt() {
        Instant planned = maintenance == null ? startedAt : maintenance.plan().scheduledFor();
        return began().orElse(resolvedAt == null ? planned : resolvedAt);
    }

    /** The word for an entry: the code of its status, {@code update} where it keeps that, or {@code cancelled}. */
    public String label(IncidentEntry entry) {
        boolean callsOff = maintenance != null
                && maintenance.isCancelled()
                && entry.status() == IncidentStatus.COMPLETED
                && !isUpdate(entry);
        if (callsOff) {
            return "cancelled";
        }
        return isUpdate(entry) ? "update" : entry.status().code();
    }

    /** An incident that is known by its first entry alone, as reporting it would begin it. */
    public static IncidentStory begunBy(String id, String name, IncidentEntry first) {
        IncidentStory begun = new IncidentStory(
                id,
                name,
                first.status(),
                Impact.NONE,
                null,
                false,
                first.displayAt(),
                null,
                null,
                first.createdAt(),
                first.createdAt(),
                List.of(),
                new Postmortem(null, null, null, null, null, false),
                0);
        return begun.with(first);
    }

    /** The same incident with one more entry, as posting it would leave it. */
    public IncidentStory with(IncidentEntry entry) {
        List<IncidentEntry> all = new ArrayList<>(entries);
        if (entry.status() != IncidentStatus.RESOLVED) {
            all.removeIf(other -> other.status() == IncidentStatus.POSTMORTEM);
        }
        all.add(0, entry);
        // stable: of two entries of one time the one added last stays the newer
        all.sort(Comparator.comparing((IncidentEntry e) -> e.status() != IncidentStatus.POSTMORTEM)
                .thenComparing(IncidentEntry::displayAt, Comparator.reverseOrder()));
        IncidentStatus newest = all.get(0).status();
        boolean isFirstWatch = monitoringAt == null && entry.status() == IncidentStatus.MONITORING;
        Instant over = resolvedAt == null ? entry.displayAt() : resolvedAt;
        return new IncidentStory(
                id,
                name,
                newest,
                impactOverride == null ? worse(impact, entry) : impactOverride,
                impactOverride,
                backfilled,
                startedAt.isBefore(entry.displayAt()) ? startedAt : entry.displayAt(),
                isFirstWatch ? entry.displayAt() : monitoringAt,
                newest.isOver() ? over : null,
                createdAt,
                entry.createdAt(),
                List.copyOf(all),
                postmortem,
                version,
                maintenance,
                names,
                reminderIntervals);
    }

    /** After how many hours without an entry its team is reminded. */
    public ReminderIntervals reminders() {
        return ReminderIntervals.kept(reminderIntervals);
    }

    /** The entry that was written last, whenever it is said to have happened. */
    public IncidentEntry lastWritten() {
        return entries.stream()
                .max(Comparator.comparing(IncidentEntry::createdAt))
                .orElseThrow();
    }

    public boolean isOpen() {
        return !status.isOver();
    }

    public IncidentEntry newest() {
        return entries.get(0);
    }

    /** Until when the next entry is promised: by the newest one, while the incident is open; empty without a promise. */
    public Optional<Instant> nextUpdateBy() {
        return isOpen() ? Optional.ofNullable(newest().nextUpdateBy()) : Optional.empty();
    }

    /** The components that any entry named: id to the name it had then, in the order in which they came up. */
    public Map<String, String> componentNames() {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            entries.get(i).affected().forEach(a -> names.put(a.componentId(), a.componentName()));
        }
        return names;
    }

    /** Whether the entry keeps the status of the one before it in time, so that readers know it as an "Update". */
    public boolean isUpdate(IncidentEntry entry) {
        int before = entries.indexOf(entry) + 1;
        return before < entries.size() && entries.get(before).status() == entry.status();
    }

    /** Whether the entry begins something or is its end, so that those hear of it who want nothing in between. */
    public boolean isTurn(IncidentEntry entry) {
        int before = entries.indexOf(entry) + 1;
        return entry.status()
                .isTurnAfter(before < entries.size() ? entries.get(before).status() : null);
    }

    /**
     * The same of an entry that is not there yet.
     *
     * @param status null keeps the one before it
     * @param at null is now
     */
    public boolean isTurn(@Nullable IncidentStatus status, @Nullable Instant at) {
        IncidentStatus before = entries.stream()
                .filter(entry -> entry.status() != IncidentStatus.POSTMORTEM)
                .filter(entry -> at == null || !entry.displayAt().isAfter(at))
                .map(IncidentEntry::status)
                .findFirst()
                .orElse(null);
        return before == null || (status != null && status.isTurnAfter(before));
    }

    private static Impact worse(Impact known, IncidentEntry entry) {
        return entry.affected().stream()
                .map(change -> Impact.of(change.newStatus()))
                .reduce(known, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }
}
