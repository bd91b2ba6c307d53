package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Renders {@code /maintenance.ics}, and one calendar entry for each maintenance that is not over. An entry keeps its UID
 * for ever; its SEQUENCE rises with every change; what was cancelled stays for a while, so that calendars take it out.
 */
@Component
class CalendarRenderer implements Renderer {

    private static final String PATH = "/maintenance.ics";
    private static final String TYPE = "text/calendar; charset=utf-8";
    private static final Duration LOOKS_BACK = Duration.ofDays(90);

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        List<IncidentStory> told = snapshot.maintenances().stream()
                .filter(story -> isTold(story, snapshot.at()))
                .toList();
        drafts.add(Draft.of(PATH, () -> RenderedDocument.of(PATH, TYPE, calendar(told, snapshot))));
        for (IncidentStory story : told) {
            if (story.isOpen()) {
                String path = "/incidents/" + story.id() + ".ics";
                drafts.add(Draft.of(
                        path,
                        List.of(story, snapshot.page()),
                        () -> RenderedDocument.of(path, TYPE, calendar(List.of(story), snapshot))));
            }
        }
        return drafts;
    }

    private static boolean isTold(IncidentStory story, Instant now) {
        Instant end = story.resolvedAt();
        return end == null || end.isAfter(now.minus(LOOKS_BACK));
    }

    private static String calendar(List<IncidentStory> stories, SiteSnapshot snapshot) {
        PageProfile page = snapshot.page();
        CalendarText text = new CalendarText()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .text("PRODID", "-//" + page.name().replace("/", " ") + "//Status//EN")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH")
                .text("X-WR-CALNAME", page.name() + " maintenance")
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
                .line("X-PUBLISHED-TTL", "PT1H");
        stories.forEach(story -> event(text, story, page));
        return text.line("END", "VCALENDAR").toString();
    }

    private static void event(CalendarText text, IncidentStory story, PageProfile page) {
        Maintenance maintenance = Objects.requireNonNull(story.maintenance());
        MaintenancePlan plan = maintenance.plan();
        String address = page.url() + "/incidents/" + story.id();
        text.line("BEGIN", "VEVENT")
                .line("UID", story.id() + "@" + URI.create(page.url()).getHost())
                .line("SEQUENCE", Integer.toString(story.version()))
                .time("DTSTAMP", story.updatedAt())
                .time("LAST-MODIFIED", story.updatedAt())
                .time("CREATED", story.createdAt())
                .time("DTSTART", plan.scheduledFor())
                .time("DTEND", plan.scheduledUntil())
                .text("SUMMARY", page.name() + ": " + story.name())
                .text("DESCRIPTION", story.newest().body() + "\n\n" + address)
                .line("URL", address)
                .line("STATUS", maintenance.isCancelled() ? "CANCELLED" : "CONFIRMED")
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }
}
