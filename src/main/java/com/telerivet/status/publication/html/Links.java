package com.telerivet.status.publication.html;

import com.telerivet.status.metric.Period;
import com.telerivet.status.publication.Question;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Addresses of the public pages. The page stands at the root of its host, so they need no base. */
class Links {

    private final String base;

    Links() {
        this("");
    }

    /** @param base what the addresses of the language begin with, such as {@code /es}; data has one address for all */
    Links(String base) {
        this.base = base;
    }

    String home() {
        return base + "/";
    }

    /** The picture of the status, which links to the page are shown with elsewhere. */
    String picture() {
        return base + "/status.png";
    }

    String help() {
        return base + "/help";
    }

    String calendar(String id) {
        return "/incidents/" + id + ".ics";
    }

    String incident(String id) {
        return base + "/incidents/" + id;
    }

    /** @param page from 1; the first page is the plain address */
    String history(int page) {
        return base + (page == 1 ? "/history" : "/history?page=" + page);
    }

    String reach() {
        return base + "/vantage-points";
    }

    String search() {
        return base + "/search";
    }

    String search(Question asked) {
        StringJoiner address = new StringJoiner("&", search() + "?", "");
        address.add("q=" + URLEncoder.encode(asked.words(), StandardCharsets.UTF_8));
        if (asked.componentId() != null) {
            address.add("component=" + asked.componentId());
        }
        if (asked.page() > 1) {
            address.add("page=" + asked.page());
        }
        return address.toString();
    }

    /** @param year null for the last twelve months */
    String uptime(@Nullable Integer year) {
        return base + (year == null ? "/uptime" : "/uptime/" + year);
    }

    /** The page of all metrics over a period. */
    String metrics(Period period) {
        return base + "/metrics/" + name(period);
    }

    /** @param form {@code json} or {@code csv} */
    String series(String metricId, Period period, String form) {
        return "/metrics/" + metricId + "/" + name(period) + "." + form;
    }

    /** {@code day}, {@code week} and so on, in addresses and in the keys of texts. */
    String name(Period period) {
        return period.name().toLowerCase(Locale.ROOT);
    }
}
