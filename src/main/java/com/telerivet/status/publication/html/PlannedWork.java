package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.incident.MaintenancePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Says when work is planned, and what is under way. */
class PlannedWork {

    private static final int MOST = 20;

    private final Words words;
    private final Entries entries;
    private final Links links;
    private final Instant now;

    PlannedWork(Words words, Entries entries, Links links, Instant now) {
        this.words = words;
        this.entries = entries;
        this.links = links;
        this.now = now;
    }

    /** What is under way first, then what is planned, in the order of its beginning. */
    List<HomeView.Work> of(List<IncidentStory> stories, ComponentTree tree) {
        return stories.stream()
                .filter(story -> story.isMaintenance() && story.isOpen())
                .sorted(Comparator.comparing(
                                (IncidentStory story) -> !story.status().isUnderWay())
                        .thenComparing(IncidentStory::toldAt))
                .limit(MOST)
                .map(story -> work(story, tree))
                .toList();
    }

    private HomeView.Work work(IncidentStory story, ComponentTree tree) {
        MaintenancePlan plan = Objects.requireNonNull(story.maintenance()).plan();
        List<EntryView> told = entries.of(story);
        return new HomeView.Work(
                story.id(),
                FrontPage.components(story),
                links.incident(story.id()),
                Title.of(story, words),
                story.status().isUnderWay(),
                words.moment(plan.scheduledFor()),
                words.moment(plan.scheduledUntil()),
                how(story, words, now),
                links.calendar(story.id()),
                FrontPage.affected(story, tree),
                told.subList(0, Math.min(1, told.size())));
    }

    /** "begins in 3 h", "under way for 12 min", "took 1 h 40 min", "cancelled". */
    static String how(IncidentStory story, Words words, Instant now) {
        Maintenance maintenance = Objects.requireNonNull(story.maintenance());
        Instant end = story.resolvedAt();
        if (maintenance.isCancelled()) {
            return words.say("publication.maintenance.cancelled");
        }
        if (story.began().isPresent()) {
            Instant start = story.began().get();
            return words.say(
                    end == null ? "publication.maintenance.lasting" : "publication.maintenance.lasted",
                    words.duration(Duration.between(start, end == null ? now : end)));
        }
        Duration ahead = Duration.between(now, maintenance.plan().scheduledFor());
        return ahead.isNegative()
                ? words.say("publication.maintenance.due")
                : words.say("publication.maintenance.ahead", words.duration(ahead));
    }
}
