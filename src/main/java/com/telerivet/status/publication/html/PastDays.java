package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;

/** Today and the fourteen days before, newest first, each with the incidents that began on it and are over. */
class PastDays {

    static final int DAYS = 15;

    private final Words words;
    private final Entries entries;
    private final Links links;
    private final ZoneId zone;
    private final LocalDate today;

    PastDays(Words words, Entries entries, Links links, ZoneId zone, Instant now) {
        this.words = words;
        this.entries = entries;
        this.links = links;
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
    }

    List<HomeView.Day> of(List<IncidentStory> stories) {
        return LongStream.range(0, DAYS)
                .mapToObj(back -> day(today.minusDays(back), stories))
                .toList();
    }

    private HomeView.Day day(LocalDate date, List<IncidentStory> stories) {
        List<HomeView.PastIncident> incidents = stories.stream()
                .filter(story -> !story.isOpen())
                .filter(story -> LocalDate.ofInstant(story.toldAt(), zone).equals(date))
                .sorted((a, b) -> b.toldAt().compareTo(a.toldAt()))
                .map(story -> new HomeView.PastIncident(
                        links.incident(story.id()),
                        FrontPage.components(story),
                        Title.of(story, words),
                        story.impact().code(),
                        entries.withoutPostmortem(story)))
                .toList();
        return new HomeView.Day(words.day(date), incidents, words.say(calm(date, stories)));
    }

    /** A day is not called calm while what began on it goes on; that incident leads the page. */
    private String calm(LocalDate date, List<IncidentStory> stories) {
        boolean goesOn = stories.stream()
                .anyMatch(story -> story.isOpen()
                        && story.began().isPresent()
                        && LocalDate.ofInstant(story.toldAt(), zone).equals(date));
        if (goesOn) {
            return "publication.past.open";
        }
        return date.equals(today) ? "publication.past.today" : "publication.past.calm";
    }
}
