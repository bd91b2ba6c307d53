package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the components' months say, a year at a time.
 *
 * @param span the year, or the last twelve months, in words
 */
record UptimeView(String title, String span, List<Year> years, List<Component> components) {

    record Year(String url, String name, boolean chosen) {}

    /** @param uptime over all months shown */
    record Component(String name, String uptime, List<Month> months) {}

    /**
     * A month, in figures and as a calendar whose weeks begin on Monday.
     *
     * @param credit null where none is promised
     */
    record Month(
            String name,
            String uptime,
            String major,
            String partial,
            String incidents,
            @Nullable String credit,
            List<Cell> days) {}

    /**
     * A day in the calendar.
     *
     * @param kind as the bars of the front page have it; null for a calm day
     * @param text what is to be told of the day; null for a calm one
     */
    record Cell(int x, int y, @Nullable String kind, @Nullable String text) {}
}
