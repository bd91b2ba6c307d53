package com.telerivet.status.admin;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Markdown;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts incidents into the words of the desk. */
@Component
class IncidentCards {

    private final Markdown markdown;
    private final DeskWords words;

    IncidentCards(Markdown markdown, DeskWords words) {
        this.markdown = markdown;
        this.words = words;
    }

    IncidentCard of(IncidentStory story) {
        return new IncidentCard(
                story.id(),
                story.name(),
                story.impact().code(),
                words.say("publication.entry." + story.status().code()),
                story.isOpen(),
                words.moment(story.startedAt()),
                story.isOpen() ? words.since(story.startedAt()) : "",
                story.nextUpdateBy().map(this::promise).orElse(null),
                row(story, story.newest()),
                story.entries().stream().map(entry -> row(story, entry)).toList(),
                postmortem(story),
                story.version());
    }

    List<IncidentCard> of(List<IncidentStory> stories) {
        return stories.stream().map(this::of).toList();
    }

    EntryRow row(IncidentStory story, IncidentEntry entry) {
        String label = story.isUpdate(entry) ? "update" : entry.status().code();
        return new EntryRow(
                entry.id(),
                words.say("publication.entry." + label),
                entry.status() == IncidentStatus.POSTMORTEM,
                entry.edited(),
                entry.deliverNotifications(),
                markdown.toHtml(entry.body()),
                words.moment(entry.displayAt()),
                StatusLine.of(entry.affected()));
    }

    private IncidentCard.PromiseView promise(Instant by) {
        boolean isLate = words.isPast(by);
        return new IncidentCard.PromiseView(words.moment(by), isLate, isLate ? words.since(by) : words.until(by));
    }

    private static String postmortem(IncidentStory story) {
        if (story.isOpen()) {
            return "";
        }
        if (story.postmortem().isPublished()) {
            return "admin.postmortem.published";
        }
        return story.postmortem().draft() == null ? "admin.postmortem.none" : "admin.postmortem.draft";
    }
}
