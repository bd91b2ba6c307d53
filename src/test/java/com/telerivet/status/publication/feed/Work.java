package com.telerivet.status.publication.feed;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Postmortem;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A maintenance of the night of 16 January 2015, as records. */
final class Work {

    static final Instant NOW = Instant.parse("2015-01-15T12:00:00Z");
    static final Instant START = Instant.parse("2015-01-16T22:00:00Z");
    static final Instant END = Instant.parse("2015-01-17T02:00:00Z");
    static final String API = "api000000001";

    private Work() {}

    static IncidentStory planned(String name, String body, int version) {
        return story(name, body, IncidentStatus.SCHEDULED, null, version);
    }

    static IncidentStory cancelled(int version) {
        return story("New disks", "Not needed.", IncidentStatus.COMPLETED, NOW, version);
    }

    static SiteSnapshot site(List<IncidentStory> stories) {
        PageProfile page = new PageProfile(
                "page00000001",
                "Telerivet",
                "https://status.telerivet.com",
                ZoneId.of("Etc/UTC"),
                null,
                null,
                NOW,
                NOW,
                0);
        ComponentSummary api = new ComponentSummary(
                API, null, "API", null, 1, ComponentStatus.OPERATIONAL, true, false, null, NOW, NOW, 0);
        return new SiteSnapshot(
                1,
                NOW,
                NOW,
                page,
                new ComponentTree(List.of(new ComponentTree.Row(null, List.of(api)))),
                Map.of(),
                Map.of(),
                stories,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static IncidentStory story(
            String name, String body, IncidentStatus status, @Nullable Instant cancelledAt, int version) {
        StatusChange named = new StatusChange(API, "API", ComponentStatus.OPERATIONAL, ComponentStatus.OPERATIONAL);
        IncidentEntry entry =
                new IncidentEntry("entry0000001", status, body, NOW, true, false, NOW, NOW, List.of(named));
        return new IncidentStory(
                "work00000001",
                name,
                status,
                Impact.MAINTENANCE,
                null,
                false,
                NOW,
                null,
                cancelledAt,
                NOW,
                NOW,
                List.of(entry),
                new Postmortem(null, null, null, null, null, false),
                version,
                new Maintenance(MaintenancePlan.allByItself(START, END), null, cancelledAt),
                Map.of(),
                null);
    }
}
