package com.telerivet.status.publication.html;

import com.telerivet.status.publication.ArchivedIncident;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Which incident stands on which page of the history: three months a page, back to the month of the oldest incident.
 * Page 1 ends with the present month.
 */
class HistoryIndex {

    static final int MONTHS = 3;

    private final YearMonth present;
    private final Map<YearMonth, List<ArchivedIncident>> incidents;

    /** @param incidents newest first */
    HistoryIndex(List<ArchivedIncident> incidents, ZoneId zone, Instant now) {
        this.present = YearMonth.from(now.atZone(zone));
        this.incidents = incidents.stream()
                .filter(one -> one.end() != null || !one.isMaintenance()) // what is planned is no history yet
                .collect(Collectors.groupingBy(one -> one.month(zone), HashMap::new, Collectors.toList()));
    }

    /** How many pages there are, at least one. */
    int pages() {
        return incidents.keySet().stream().mapToInt(this::pageOf).max().orElse(1);
    }

    /** The months of a page, newest first. */
    List<YearMonth> months(int page) {
        YearMonth newest = present.minusMonths((long) MONTHS * (page - 1));
        return LongStream.range(0, MONTHS).mapToObj(newest::minusMonths).toList();
    }

    /** The incidents of a month, newest first. */
    List<ArchivedIncident> in(YearMonth month) {
        return incidents.getOrDefault(month, List.of());
    }

    /** The years that had incidents, newest first, each with the page of its newest one. */
    SortedMap<Integer, Integer> years() {
        SortedMap<Integer, Integer> pages = new TreeMap<>(Comparator.reverseOrder());
        incidents.keySet().forEach(month -> pages.merge(month.getYear(), pageOf(month), Math::min));
        return pages;
    }

    private int pageOf(YearMonth month) {
        return (int) (Math.max(0, ChronoUnit.MONTHS.between(month, present)) / MONTHS) + 1;
    }
}
