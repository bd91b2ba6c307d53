package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** An incident's entries as the HTML inside a feed: one paragraph each, newest first, the author's markup escaped. */
record EntriesHtml(ZoneId zone) {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("MMM ")
            .appendLiteral("<var data-var='date'>")
            .appendPattern("ppd")
            .appendLiteral("</var>, <var data-var='time'>")
            .appendPattern("HH:mm")
            .appendLiteral("</var> ")
            .appendPattern("z")
            .toFormatter(Locale.ENGLISH);

    String of(IncidentStory story) {
        return story.entries().stream().map(entry -> paragraph(story, entry)).collect(Collectors.joining());
    }

    private String paragraph(IncidentStory story, IncidentEntry entry) {
        String state = story.isUpdate(entry) ? "update" : entry.status().code();
        return "<p><small>" + TIME.format(entry.displayAt().atZone(zone)) + "</small><br><strong>"
                + state.substring(0, 1).toUpperCase(Locale.ROOT) + state.substring(1) + "</strong> - "
                + body(entry.body()) + "</p>";
    }

    private static String body(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replaceAll("\\R", "<br />");
    }
}
