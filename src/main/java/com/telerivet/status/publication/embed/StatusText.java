package com.telerivet.status.publication.embed;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The page in plain text for terminals: no line is longer than {@value #WIDTH} characters, but for a long word. */
final class StatusText {

    static final int WIDTH = 80;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "MMM dd, yyyy '-' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private StatusText() {}

    static String of(SiteSnapshot site) {
        StatusText page = new StatusText();
        page.paragraph("", site.page().name() + " status: " + StatusWords.headline(site));
        page.paragraph("", "As of " + moment(site.at()));
        if (site.lostAt() != null) {
            page.paragraph("", "Live data has been unavailable since " + moment(site.lostAt()) + ".");
        }
        site.openIncidents().forEach(page::incident);
        page.components(site.components());
        page.text.append('\n').append(site.page().url()).append("/\n");
        return page.text.toString();
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private void incident(IncidentStory story) {
        text.append('\n');
        paragraph("", "! " + story.name());
        IncidentEntry entry = story.newest();
        paragraph("  ", StatusWords.label(story, entry) + " - " + moment(entry.displayAt()));
        entry.body().lines().filter(line -> !line.isBlank()).forEach(line -> paragraph("  ", line));
    }

    private void components(ComponentTree tree) {
        text.append('\n');
        for (ComponentTree.Row row : tree.rows()) {
            if (row.group() != null) {
                paragraph("", row.group().name());
            }
            row.members().forEach(member -> component(row.group() == null ? "" : "  ", member));
        }
    }

    private void component(String indent, ComponentSummary component) {
        String status = StatusWords.of(component.status());
        String name = indent + plain(component.name()) + " ";
        int dots = WIDTH - name.length() - status.length() - 1;
        if (dots > 1) {
            text.append(name)
                    .append(".".repeat(dots))
                    .append(' ')
                    .append(status)
                    .append('\n');
        } else {
            paragraph(indent, component.name() + ": " + status);
        }
    }

    private void paragraph(String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : plain(words).strip().split("\\s+", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        text.append(line).append('\n');
    }

    /** A terminal obeys control characters: none reaches it. */
    private static String plain(String words) {
        return words.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\t]]", "");
    }
}
