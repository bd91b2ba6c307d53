package com.telerivet.status.incident;

import com.telerivet.status.component.ComponentStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of one incident say, taken together.
 *
 * @param entries oldest first
 */
record Told(List<Entry> entries) {

    /** The components that any entry named, in the order in which they came up. */
    Set<String> componentIds() {
        Set<String> ids = new LinkedHashSet<>();
        entries.forEach(entry -> ids.addAll(entry.componentIds()));
        return ids;
    }

    /** The status that the newest entry of that component gave it. */
    Optional<ComponentStatus> lastOf(String componentId) {
        return entries.stream()
                .map(entry -> entry.saidOf(componentId))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
    }

    /** The entry that began the work of a maintenance that is under way. */
    String beginning() {
        return first().id();
    }

    /** When that work began. */
    Instant began() {
        return first().displayAt();
    }

    private Entry first() {
        return entries.stream()
                .filter(entry -> entry.status().isUnderWay())
                .findFirst()
                .orElseThrow();
    }

    /** When it was last over; null while it is not. */
    @Nullable
    Instant over() {
        Instant over = null;
        for (Entry entry : entries) {
            if (!entry.status().isOver()) {
                over = null;
            } else if (over == null) {
                over = entry.displayAt();
            }
        }
        return over;
    }

    /**
     * When the incident counts as written down. Newest first must be the same order by either time, so a story told late,
     * or back-dated since, is as old as it was.
     */
    Instant begun(boolean isToldLate) {
        Instant started = entries.get(0).displayAt();
        Instant written = entries.stream()
                .map(Entry::createdAt)
                .min(Comparator.naturalOrder())
                .orElse(started);
        return isToldLate || started.isBefore(written) ? started : written;
    }

    /** The worst that any entry said of a component. */
    Impact impact() {
        return entries.stream()
                .map(Entry::impact)
                .max(Comparator.naturalOrder())
                .orElse(Impact.NONE);
    }

    Entry newest() {
        return entries.get(entries.size() - 1);
    }

    /** When the newest entry is said to have happened. */
    Instant lastWord() {
        return newest().displayAt();
    }

    /** When the results were watched for the first time. */
    @Nullable
    Instant firstWatch() {
        return entries.stream()
                .filter(e -> e.status() == IncidentStatus.MONITORING || e.status() == IncidentStatus.VERIFYING)
                .map(Entry::displayAt)
                .findFirst()
                .orElse(null);
    }
}
