package com.telerivet.status.admin;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Markdown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts incidents into the words of the desk. */
@Component
class IncidentCards {

    private final Markdown markdown;
    private final DeskWords words;
    private final StatusPage page;

    IncidentCards(Markdown markdown, DeskWords words, StatusPage page) {
        this.markdown = markdown;
        this.words = words;
        this.page = page;
    }

    IncidentCard of(IncidentStory story) {
        return new IncidentCard(
                story.id(),
                story.name(),
                story.impact().code(),
                words.say("publication.entry." + status(story)),
                story.isOpen(),
                words.moment(story.startedAt()),
                story.isOpen() ? words.since(story.startedAt()) : "",
                story.nextUpdateBy().map(this::promise).orElse(null),
                row(story, story.newest()),
                story.entries().stream().map(entry -> row(story, entry)).toList(),
                plan(story),
                postmortem(story),
                story.version());
    }

    List<IncidentCard> of(List<IncidentStory> stories) {
        return stories.stream().map(this::of).toList();
    }

    EntryRow row(IncidentStory story, IncidentEntry entry) {
        return new EntryRow(
                entry.id(),
                words.say("publication.entry." + story.label(entry)),
                entry.status() == IncidentStatus.POSTMORTEM,
                entry.edited(),
                entry.deliverNotifications(),
                entry.body(),
                markdown.toHtml(entry.body()),
                words.moment(entry.displayAt()),
                StatusLine.of(entry.affected()));
    }

    private IncidentCard.PromiseView promise(Instant by) {
        boolean isLate = words.isPast(by);
        return new IncidentCard.PromiseView(words.moment(by), isLate, isLate ? words.since(by) : words.until(by));
    }

    private static String status(IncidentStory story) {
        Maintenance maintenance = story.maintenance();
        return maintenance != null && maintenance.isCancelled()
                ? "cancelled"
                : story.status().code();
    }

    private IncidentCard.@Nullable Plan plan(IncidentStory story) {
        Maintenance maintenance = story.maintenance();
        if (maintenance == null) {
            return null;
        }
        MaintenancePlan plan = maintenance.plan();
        PlannedTime time = new PlannedTime(page.profile().zone());
        boolean isScheduled = story.status() == IncidentStatus.SCHEDULED;
        Instant next = isScheduled ? plan.scheduledFor() : plan.scheduledUntil();
        return new IncidentCard.Plan(
                time.words(plan.scheduledFor()),
                time.words(plan.scheduledUntil()),
                isScheduled,
                story.status().isUnderWay(),
                maintenance.isCancelled(),
                story.isOpen() && words.isPast(next),
                plan.notifyAtStart(),
                plan.notifyAtEnd());
    }

    private static String postmortem(IncidentStory story) {
        if (story.isOpen() || story.isMaintenance()) {
            return "";
        }
        if (story.postmortem().isPublished()) {
            return "admin.postmortem.published";
        }
        return story.postmortem().draft() == null ? "admin.postmortem.none" : "admin.postmortem.draft";
    }
}
