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
        List<Year> years) {

    /** A year that had incidents, and the page of its newest one: nobody should click through calm years. */
    record Year(int year, String url) {}

    record Month(String name, List<Entry> incidents) {}

    /** @param html the newest entry's text */
    record Entry(String url, String title, String impact, Moment began, String html, String span) {}
}
