package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        LocalDate first = today.minusDays(DAYS - 1L);
        Map<LocalDate, List<IncidentStory>> told =
                stories.stream().filter(story -> !day(story).isBefore(first)).collect(Collectors.groupingBy(this::day));
        return LongStream.range(0, DAYS)
                .mapToObj(today::minusDays)
                .map(date -> day(date, told.getOrDefault(date, List.of())))
                .toList();
    }

    /** The day on which it is told. */
    private LocalDate day(IncidentStory story) {
        return LocalDate.ofInstant(story.toldAt(), zone);
    }

    private HomeView.Day day(LocalDate date, List<IncidentStory> told) {
        List<HomeView.PastIncident> incidents = told.stream()
                .filter(story -> !story.isOpen())
                .sorted((a, b) -> b.toldAt().compareTo(a.toldAt()))
                .map(story -> new HomeView.PastIncident(
                        links.incident(story.id()),
                        FrontPage.components(story),
                        Title.of(story, words),
                        story.impact().code(),
                        entries.withoutPostmortem(story)))
                .toList();
        return new HomeView.Day(words.day(date), incidents, words.say(calm(date, told)));
    }

    /** A day is not called calm while what began on it goes on; that incident leads the page. */
    private String calm(LocalDate date, List<IncidentStory> told) {
        boolean goesOn =
                told.stream().anyMatch(story -> story.isOpen() && story.began().isPresent());
        if (goesOn) {
            return "publication.past.open";
        }
        return date.equals(today) ? "publication.past.today" : "publication.past.calm";
    }
}
