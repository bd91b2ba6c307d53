package com.telerivet.status.publication.html;

import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStory;
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
    HistoryView of(
            int number,
            HistoryIndex index,
            Function<String, IncidentStory> stories,
            SearchBox search,
            String pageName) {
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
                        .toList(),
                calendar(number, index),
                search);
    }

    private HistoryView.Calendar calendar(int number, HistoryIndex index) {
        List<HistoryIndex.Month> year = index.year(number);
        return new HistoryView.Calendar(
                String.valueOf(year.get(0).month().getYear()),
                year.stream().map(month -> cell(month, number)).toList());
    }

    private HistoryView.Cell cell(HistoryIndex.Month month, int number) {
        Impact worst = month.worst();
        String many = month.incidents() == 1 ? "publication.history.count.one" : "publication.history.count";
        String count = words.say(many, month.incidents());
        return new HistoryView.Cell(
                words.shortMonth(month.month()),
                month.isKept() ? links.history(month.page()) + "#" + id(month.month()) : null,
                month.page() == number,
                month.incidents(),
                worst == null ? null : Impacts.status(worst),
                worst == null ? count : words.say("publication.history.worst", count, Impacts.word(worst, words)));
    }

    private static String id(YearMonth month) {
        return "month-" + month;
    }

    private HistoryView.Month month(YearMonth month, HistoryIndex index, Function<String, IncidentStory> stories) {
        return new HistoryView.Month(
                id(month),
                words.month(month),
                words.say(index.isKept(month) ? "publication.history.calm" : "publication.history.unkept"),
                index.in(month).stream()
                        .map(incident -> entry(stories.apply(incident.id())))
                        .toList());
    }

    private HistoryView.Entry entry(IncidentStory story) {
        return new HistoryView.Entry(
                links.incident(story.id()),
                Title.of(story, words),
                story.impact().code(),
                words.day(story.toldAt().atZone(zone).toLocalDate()),
                entries.lastWords(story),
                Impacts.facts(story, words));
    }
}
