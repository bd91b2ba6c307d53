package com.telerivet.status.publication.embed;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.publication.SiteSnapshot;

/** The page in Markdown, for chats, wikis and language models. */
final class StatusMarkdown {

    private StatusMarkdown() {}

    static String of(SiteSnapshot site) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(plain(site.page().name())).append(" status: ").append(StatusWords.headline(site));
        text.append("\n\nAs of ").append(StatusText.moment(site.at())).append(" · ");
        text.append('<').append(site.page().url()).append("/>\n");
        if (site.lostAt() != null) {
            text.append("\n**Live data has been unavailable since ")
                    .append(StatusText.moment(site.lostAt()))
                    .append(".**\n");
        }
        site.openIncidents().forEach(story -> incident(text, site, story));
        text.append("\n## Components\n\n");
        for (ComponentTree.Row row : site.components().rows()) {
            if (row.group() != null) {
                text.append("- ").append(plain(row.group().name())).append('\n');
            }
            row.members().forEach(member -> text.append(row.group() == null ? "- " : "  - ")
                    .append(plain(member.name()))
                    .append(": ")
                    .append(StatusWords.of(member.status()))
                    .append('\n'));
        }
        return text.toString();
    }

    private static void incident(StringBuilder text, SiteSnapshot site, IncidentStory story) {
        IncidentEntry entry = story.newest();
        text.append("\n## [").append(plain(story.name())).append("](");
        text.append(site.page().url()).append("/incidents/").append(story.id()).append(")\n\n");
        text.append("**").append(StatusWords.label(story, entry)).append("** · ");
        text.append(StatusText.moment(entry.displayAt()))
                .append("\n\n")
                .append(entry.body())
                .append('\n');
    }

    /** A name is no markup. */
    private static String plain(String name) {
        return name.replaceAll("[\\p{Cc}]", "").replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }
}
