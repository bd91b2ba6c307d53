package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** An incident's entries as the HTML inside a feed: one paragraph each, newest first, the author's markup escaped. */
record EntriesHtml(ZoneId zone) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM '<var data-var=''date''>'ppd'</var>, '", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("'<var data-var=''time''>'HH:mm'</var>'", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern(" z", Locale.ENGLISH);

    String of(IncidentStory story) {
        Maintenance maintenance = story.maintenance();
        return (maintenance == null ? "" : planned(maintenance.plan()))
                + story.entries().stream().map(entry -> paragraph(story, entry)).collect(Collectors.joining());
    }

    /** Names the second day where it is another one. */
    private String planned(MaintenancePlan plan) {
        ZonedDateTime from = plan.scheduledFor().atZone(zone);
        ZonedDateTime until = plan.scheduledUntil().atZone(zone);
        boolean sameDay = from.toLocalDate().equals(until.toLocalDate());
        return "<p><strong>THIS IS A SCHEDULED EVENT " + DATE.format(from) + CLOCK.format(from) + " - "
                + (sameDay ? "" : DATE.format(until)) + CLOCK.format(until) + ZONE.format(until) + "</strong></p>";
    }

    private String paragraph(IncidentStory story, IncidentEntry entry) {
        String state = story.label(entry).replace('_', ' ');
        ZonedDateTime at = entry.displayAt().atZone(zone);
        return "<p><small>" + DATE.format(at) + CLOCK.format(at) + ZONE.format(at) + "</small><br><strong>"
                + state.substring(0, 1).toUpperCase(Locale.ROOT) + state.substring(1) + "</strong> - "
                + body(entry.body()) + "</p>";
    }

    private static String body(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replaceAll("\\R", "<br />");
    }
}
