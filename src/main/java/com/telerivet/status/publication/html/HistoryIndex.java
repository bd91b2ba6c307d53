package com.telerivet.status.publication.html;

import com.telerivet.status.incident.Impact;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.SiteSnapshot;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which incident stands on which page of the history: three months a page, back to the first month of the page or of an incident.
 * Page 1 ends with the present month.
 */
class HistoryIndex {

    static final int MONTHS = 3;

    private static final int MONTHS_A_YEAR = 12;

    private final YearMonth first;
    private final YearMonth present;
    private final Map<YearMonth, List<ArchivedIncident>> incidents;

    /** Every page shows a year of them in each language, so that each is looked over once. */
    private final Map<YearMonth, Month> calendar = new ConcurrentHashMap<>();

    /**
     * @param incidents newest first
     * @param begun when the page began to be kept; an incident of an earlier time was brought in
     */
    HistoryIndex(List<ArchivedIncident> incidents, ZoneId zone, Instant begun, Instant now) {
        this.present = YearMonth.from(now.atZone(zone));
        this.incidents = incidents.stream()
                .filter(HistoryIndex::isTold)
                .collect(Collectors.groupingBy(one -> one.month(zone), HashMap::new, Collectors.toList()));
        this.first = this.incidents.keySet().stream()
                .reduce(YearMonth.from(begun.atZone(zone)), (a, b) -> a.isBefore(b) ? a : b);
    }

    static HistoryIndex of(SiteSnapshot snapshot) {
        return new HistoryIndex(
                snapshot.archive().incidents(),
                snapshot.page().zone(),
                snapshot.page().createdAt(),
                snapshot.at());
    }

    /** What is planned is no history yet. */
    static boolean isTold(ArchivedIncident incident) {
        return incident.end() != null || !incident.isMaintenance();
    }

    /**
     * A month in the calendar of its year.
     *
     * @param worst the worst impact of its incidents; null where there are none
     * @param isKept whether the page was kept then: neither before its first month nor still to come
     */
    record Month(YearMonth month, int incidents, @Nullable Impact worst, int page, boolean isKept) {}

    /** How many pages there are, back to the first month; at least one. */
    int pages() {
        return pageOf(first);
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

    /** The twelve months of the year in which a page ends. */
    List<Month> year(int page) {
        int year = months(page).get(0).getYear();
        return IntStream.rangeClosed(1, MONTHS_A_YEAR)
                .mapToObj(month -> calendar.computeIfAbsent(YearMonth.of(year, month), this::month))
                .toList();
    }

    boolean isKept(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(present);
    }

    /** The years that had incidents, newest first, each with the page of its newest one. */
    SortedMap<Integer, Integer> years() {
        SortedMap<Integer, Integer> pages = new TreeMap<>(Comparator.reverseOrder());
        incidents.keySet().forEach(month -> pages.merge(month.getYear(), pageOf(month), Math::min));
        return pages;
    }

    private Month month(YearMonth month) {
        List<ArchivedIncident> told = in(month);
        Impact worst = told.stream()
                .map(ArchivedIncident::impact)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Month(month, told.size(), worst, pageOf(month), isKept(month));
    }

    private int pageOf(YearMonth month) {
        return (int) (Math.max(0, ChronoUnit.MONTHS.between(month, present)) / MONTHS) + 1;
    }
}
