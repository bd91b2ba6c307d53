package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The history, three months a page, back to the month of the oldest incident. Page 1 ends with the present month. */
class HistoryPage {

    static final int MONTHS = 3;

    private final Words words;
    private final Entries entries;
    private final Links links;
    private final ZoneId zone;

    HistoryPage(Words words, Entries entries, Links links, ZoneId zone) {
        this.words = words;
        this.entries = entries;
        this.links = links;
        this.zone = zone;
    }

    /** How many pages there are, at least one. */
    int pages(List<IncidentStory> stories, Instant now) {
        return stories.stream()
                .mapToInt(story -> pageOf(month(story.startedAt()), now))
                .max()
                .orElse(1);
    }

    /** @param number from 1 to {@link #pages} */
    HistoryView of(int number, List<IncidentStory> stories, String pageName, Instant now) {
        YearMonth newest = month(now).minusMonths((long) MONTHS * (number - 1));
        List<HistoryView.Month> months = LongStream.range(0, MONTHS)
                .mapToObj(back -> month(newest.minusMonths(back), stories))
                .toList();
        return new HistoryView(
                words.say("publication.history.document", pageName),
                words.say("publication.history.span", words.month(newest.minusMonths(MONTHS - 1)), words.month(newest)),
                months,
                number < pages(stories, now) ? links.history(number + 1) : null,
                number > 1 ? links.history(number - 1) : null,
                years(stories, now));
    }

    private List<HistoryView.Year> years(List<IncidentStory> stories, Instant now) {
        Map<Integer, YearMonth> newest = new TreeMap<>(Comparator.reverseOrder());
        for (IncidentStory story : stories) {
            YearMonth month = month(story.startedAt());
            newest.merge(month.getYear(), month, (one, other) -> one.isAfter(other) ? one : other);
        }
        return newest.entrySet().stream()
                .map(year -> new HistoryView.Year(year.getKey(), links.history(pageOf(year.getValue(), now))))
                .toList();
    }

    private int pageOf(YearMonth month, Instant now) {
        return (int) (Math.max(0, ChronoUnit.MONTHS.between(month, month(now))) / MONTHS) + 1;
    }

    private HistoryView.Month month(YearMonth month, List<IncidentStory> stories) {
        List<HistoryView.Entry> incidents = stories.stream()
                .filter(story -> month(story.startedAt()).equals(month))
                .sorted((a, b) -> b.startedAt().compareTo(a.startedAt()))
                .map(this::entry)
                .toList();
        return new HistoryView.Month(words.month(month), incidents);
    }

    private HistoryView.Entry entry(IncidentStory story) {
        Instant end = story.resolvedAt();
        List<EntryView> told = entries.withoutPostmortem(story);
        return new HistoryView.Entry(
                links.incident(story.id()),
                story.name(),
                story.impact().code(),
                words.day(story.startedAt().atZone(zone).toLocalDate()),
                told.isEmpty() ? "" : told.get(0).html(),
                end == null
                        ? words.say(
                                "publication.incident.since",
                                words.moment(story.startedAt()).words())
                        : words.span(story.startedAt(), end));
    }

    private YearMonth month(Instant instant) {
        return YearMonth.from(instant.atZone(zone));
    }
}
