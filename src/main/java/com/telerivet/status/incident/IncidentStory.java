package com.telerivet.status.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident as others see it, with all its entries.
 *
 * @param status {@code POSTMORTEM} once one is published
 * @param impact what readers are shown: the override where there is one, else the worst that the entries said
 * @param startedAt when the oldest entry is said to have happened
 * @param resolvedAt when it was last resolved; null exactly while it is open
 * @param entries newest first; a published postmortem is the first, as an entry of status {@code POSTMORTEM}
 * @param version for optimistic locking: give it back with a change
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
        int version) {

    public boolean isOpen() {
        return !status.isOver();
    }

    public IncidentEntry newest() {
        return entries.get(0);
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
}
