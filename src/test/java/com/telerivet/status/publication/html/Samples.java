package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentDay;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.GroupSummary;
import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Postmortem;
import com.telerivet.status.page.PageLook;
import com.telerivet.status.page.PagePictures;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The page "Telerivet" and its outage of 2015, as records. */
final class Samples {

    static final Instant EVENING = Instant.parse("2015-01-31T18:00:00Z");

    private Samples() {}

    static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static Words words() {
        return new Words(messages(), Locale.ENGLISH);
    }

    /** The evening of the outage: the API is down. */
    static SiteSnapshot snapshot() {
        return snapshot(page());
    }

    static SiteSnapshot snapshot(PageProfile page) {
        return new SiteSnapshot(
                7,
                EVENING,
                EVENING,
                page,
                tree(ComponentStatus.MAJOR_OUTAGE, ComponentStatus.OPERATIONAL),
                Map.of(),
                Map.of(),
                List.of(outage()),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    static PageProfile page() {
        return new PageProfile(
                "page00000001",
                "Telerivet",
                "https://status.telerivet.com",
                ZoneId.of("Etc/UTC"),
                null,
                null,
                EVENING,
                EVENING,
                0);
    }

    static PageProfile page(PagePictures pictures) {
        PageProfile plain = page();
        return new PageProfile(
                plain.id(),
                plain.name(),
                plain.url(),
                plain.zone(),
                null,
                null,
                EVENING,
                EVENING,
                0,
                PageLook.plain(),
                pictures,
                plain.embed());
    }

    static ComponentTree tree(ComponentStatus api, ComponentStatus web) {
        GroupSummary group = new GroupSummary("group0000001", "Customer-facing", null, 1, EVENING, EVENING, 0);
        List<ComponentSummary> members =
                List.of(component("api000000001", "API", api), component("web000000001", "Web app", web));
        return new ComponentTree(List.of(new ComponentTree.Row(group, members)));
    }

    static ComponentSummary component(String id, String name, ComponentStatus status) {
        return new ComponentSummary(id, "group0000001", name, null, 1, status, true, false, null, EVENING, EVENING, 0);
    }

    /** Ninety days up to the evening, all calm but the last. */
    static List<ComponentDay> days(long majorSeconds, long partialSeconds) {
        LocalDate today = LocalDate.parse("2015-01-31");
        List<ComponentDay> days = new ArrayList<>(LongStream.rangeClosed(1, 89)
                .mapToObj(back -> new ComponentDay(today.minusDays(90 - back), 86_400, 0, 0, 0, 0))
                .toList());
        days.add(new ComponentDay(today, 64_800, majorSeconds, partialSeconds, 0, 0));
        return days;
    }

    static IncidentEntry entry(String id, IncidentStatus status, String at, String body) {
        StatusChange change =
                new StatusChange("api000000001", "API", ComponentStatus.OPERATIONAL, ComponentStatus.MAJOR_OUTAGE);
        return new IncidentEntry(id, status, body, Instant.parse(at), true, false, EVENING, EVENING, List.of(change));
    }

    static IncidentEntry entry(String id, IncidentStatus status, String at) {
        return entry(id, status, at, "Text of " + id + ".");
    }

    /** The outage with its five entries, postmortem first. */
    static IncidentStory outage() {
        return story(
                "outage000001",
                "Network and Database Outage",
                List.of(
                        entry("e5", IncidentStatus.POSTMORTEM, "2015-02-23T20:34:00Z"),
                        entry("e4", IncidentStatus.RESOLVED, "2015-01-31T08:38:00Z"),
                        entry("e3", IncidentStatus.IDENTIFIED, "2015-01-31T07:03:00Z"),
                        entry("e2", IncidentStatus.IDENTIFIED, "2015-01-31T05:16:00Z"),
                        entry("e1", IncidentStatus.IDENTIFIED, "2015-01-31T05:10:00Z")));
    }

    /** @param entries newest first; the incident is over when the newest says so */
    static IncidentStory story(String id, String name, List<IncidentEntry> entries) {
        IncidentStatus status = entries.get(0).status();
        Instant resolved = entries.stream()
                .filter(entry -> entry.status() == IncidentStatus.RESOLVED)
                .map(IncidentEntry::displayAt)
                .findFirst()
                .orElse(null);
        return new IncidentStory(
                id,
                name,
                status,
                Impact.CRITICAL,
                null,
                false,
                entries.get(entries.size() - 1).displayAt(),
                null,
                resolved,
                EVENING,
                EVENING,
                entries,
                new Postmortem(null, null, null, null, null, false),
                0);
    }

    static MetricsView noMetrics() {
        return new MetricsView("", "", List.of(), List.of());
    }
}
