package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component's days as bars to draw, its uptime in words, and the arithmetic behind it. */
record UptimeBars(String label, String uptime, String working, List<Bar> bars, List<String> downtime) {

    /** @param kind null for a day without downtime: that is most of them, and keeps the page small */
    record Bar(int x, int y, int height, @Nullable String kind, String text) {}
}
