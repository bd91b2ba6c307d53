package com.telerivet.status.publication;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Postmortem;
import com.telerivet.status.page.PageProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots and stories as records, for what works on any of them. */
final class SnapshotSamples {

    private SnapshotSamples() {}

    static SiteSnapshot snapshot(Instant now, IncidentStory... incidents) {
        PageProfile page = new PageProfile(
                "page00000001", "Telerivet", "https://x.example", ZoneOffset.UTC, null, null, now, now, 0);
        return new SiteSnapshot(
                1,
                now,
                now,
                page,
                new ComponentTree(List.of()),
                Map.of(),
                Map.of(),
                List.of(incidents),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** An incident that lasted an hour. */
    static IncidentStory resolved(String id, Instant began) {
        Instant end = began.plus(Duration.ofHours(1));
        return story(id, IncidentStatus.RESOLVED, began, end, List.of(entry("e2", IncidentStatus.RESOLVED, end)));
    }

    static IncidentStory open(String id, Instant began) {
        IncidentEntry entry = entry("e1", IncidentStatus.INVESTIGATING, began);
        return story(id, IncidentStatus.INVESTIGATING, began, null, List.of(entry));
    }

    private static IncidentEntry entry(String id, IncidentStatus status, Instant at) {
        StatusChange change =
                new StatusChange("api000000001", "API", ComponentStatus.OPERATIONAL, ComponentStatus.MAJOR_OUTAGE);
        return new IncidentEntry(id, status, "Text of *" + id + "*.", at, true, false, at, at, List.of(change));
    }

    private static IncidentStory story(
            String id, IncidentStatus status, Instant began, @Nullable Instant end, List<IncidentEntry> entries) {
        return new IncidentStory(
                id,
                "Outage of " + id,
                status,
                Impact.CRITICAL,
                null,
                false,
                began,
                null,
                end,
                began,
                end == null ? began : end,
                entries,
                new Postmortem(null, null, null, null, null, false),
                3);
    }
}
