package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the history: three months, newest first, with the way to the pages beside it. */
record HistoryView(
        String title,
        String span,
        List<Month> months,
        @Nullable String older,
        @Nullable String newer,
        List<Year> years,
        Calendar calendar,
        SearchBox search) {

    /** A year that had incidents, and the page of its newest one: nobody should click through calm years. */
    record Year(int year, String url) {}

    /** @param id by which the calendar leads to it */
    record Month(String id, String name, String calm, List<Entry> incidents) {}

    /** A year's months, each with how much it had. */
    record Calendar(String name, List<Cell> months) {}

    /**
     * A month to jump to.
     *
     * @param url null for a month of which nothing is known
     * @param worst the status whose mark stands for the worst impact; null where there was nothing
     * @param words what the count and the mark mean
     */
    record Cell(String name, @Nullable String url, boolean chosen, int count, @Nullable String worst, String words) {}

    /** @param html the newest entry's text */
    record Entry(String url, Title title, String impact, Moment began, String html, String span) {}
}
