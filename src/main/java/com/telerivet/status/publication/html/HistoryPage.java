package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Says everything that a page of the history says. */
class HistoryPage {

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

    /** @param number from 1 to {@link HistoryIndex#pages} */
    HistoryView of(int number, HistoryIndex index, Function<String, IncidentStory> stories, String pageName) {
        List<YearMonth> months = index.months(number);
        String newest = words.month(months.get(0));
        String oldest = words.month(months.get(months.size() - 1));
        return new HistoryView(
                words.say("publication.history.document", pageName),
                words.say("publication.history.span", oldest, newest),
                months.stream().map(month -> month(month, index, stories)).toList(),
                number < index.pages() ? links.history(number + 1) : null,
                number > 1 ? links.history(number - 1) : null,
                index.years().entrySet().stream()
                        .map(year -> new HistoryView.Year(year.getKey(), links.history(year.getValue())))
                        .toList());
    }

    private HistoryView.Month month(YearMonth month, HistoryIndex index, Function<String, IncidentStory> stories) {
        return new HistoryView.Month(
                words.month(month),
                index.in(month).stream()
                        .map(incident -> entry(stories.apply(incident.id())))
                        .toList());
    }

    private HistoryView.Entry entry(IncidentStory story) {
        Instant end = story.resolvedAt();
        List<EntryView> told = entries.withoutPostmortem(story);
        return new HistoryView.Entry(
                links.incident(story.id()),
                story.name(),
                story.impact().code(),
                words.day(story.toldAt().atZone(zone).toLocalDate()),
                told.isEmpty() ? "" : told.get(0).html(),
                end == null
                        ? words.say(
                                "publication.incident.since",
                                words.moment(story.startedAt()).words())
                        : words.span(story.toldAt(), end));
    }
}
