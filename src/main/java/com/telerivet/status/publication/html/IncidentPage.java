package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says everything that an incident's own page says. */
class IncidentPage {

    private final Words words;
    private final Entries entries;
    private final Links links;
    private final ZoneId zone;

    IncidentPage(Words words, Entries entries, Links links, ZoneId zone) {
        this.words = words;
        this.entries = entries;
        this.links = links;
        this.zone = zone;
    }

    IncidentView of(IncidentStory story, Neighbours.Beside beside, String pageName, Instant now) {
        Maintenance maintenance = story.maintenance();
        if (maintenance != null) {
            return maintenance(story, maintenance.plan(), beside, pageName, now);
        }
        Instant end = story.resolvedAt();
        Duration lasted = Duration.between(story.startedAt(), end == null ? now : end);
        return new IncidentView(
                words.say(
                        "publication.incident.document", Title.of(story, words).text(), pageName),
                Title.of(story, words),
                words.say("publication.incident.of", pageName),
                story.impact().code(),
                Impacts.word(story.impact(), words),
                end == null
                        ? words.say(
                                "publication.incident.since",
                                words.moment(story.startedAt()).words())
                        : words.span(story.startedAt(), end),
                words.say(
                        end == null ? "publication.incident.lasting" : "publication.incident.lasted",
                        words.duration(lasted)),
                Promise.of(story, words, now),
                entries.of(story),
                affected(story),
                null,
                follow(story),
                asOf(story, now),
                link(beside.older()),
                link(beside.newer()));
    }

    private IncidentView maintenance(
            IncidentStory story, MaintenancePlan plan, Neighbours.Beside beside, String pageName, Instant now) {
        return new IncidentView(
                words.say(
                        "publication.incident.document", Title.of(story, words).text(), pageName),
                Title.of(story, words),
                words.say("publication.maintenance.of", pageName),
                story.impact().code(),
                null,
                words.span(plan.scheduledFor(), plan.scheduledUntil()),
                PlannedWork.how(story, words, now),
                Promise.of(story, words, now),
                entries.of(story),
                affected(story),
                story.isOpen() ? links.calendar(story.id()) : null,
                follow(story),
                asOf(story, now),
                link(beside.older()),
                link(beside.newer()));
    }

    private IncidentView.@Nullable Beside link(Neighbours.@Nullable Neighbour other) {
        return other == null
                ? null
                : new IncidentView.Beside(
                        links.incident(other.id()),
                        other.name(),
                        words.day(other.toldAt().atZone(zone).toLocalDate()).words());
    }

    private static @Nullable String follow(IncidentStory story) {
        return story.isOpen() ? story.id() : null;
    }

    private @Nullable Moment asOf(IncidentStory story, Instant now) {
        return story.isOpen() ? words.clockTime(now) : null;
    }

    private @Nullable String affected(IncidentStory story) {
        List<String> names = List.copyOf(story.componentNames().values());
        if (names.isEmpty()) {
            return null;
        }
        return words.say(
                story.isOpen() ? "publication.incident.affects" : "publication.incident.affected", words.list(names));
    }
}
