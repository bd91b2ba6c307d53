package com.telerivet.status.component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a status history into the days of a zone. */
final class DayBars {

    private final List<StatusPeriod> history;
    private final Instant knownFrom;
    private final Instant now;

    /**
     * @param history in order of time
     * @param knownFrom before this instant there is no data, whatever the history says
     */
    DayBars(List<StatusPeriod> history, Instant knownFrom, Instant now) {
        this.history = history;
        this.knownFrom = knownFrom;
        this.now = now;
    }

    /**
     * The history from the start date on. Where the date lies before the first change, somebody vouches for the time
     * between: the component was there, and nothing was wrong with it that was told.
     */
    static List<StatusPeriod> fromStart(List<StatusPeriod> history, @Nullable LocalDate start, ZoneId zone) {
        Instant from = start == null ? null : start.atStartOfDay(zone).toInstant();
        if (from == null || history.isEmpty() || !from.isBefore(history.get(0).since())) {
            return history;
        }
        List<StatusPeriod> whole = new ArrayList<>();
        whole.add(new StatusPeriod(from, ComponentStatus.OPERATIONAL));
        whole.addAll(history);
        return whole;
    }

    List<ComponentDay> days(LocalDate first, LocalDate last, ZoneId zone) {
        List<ComponentDay> days = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            days.add(day(date, zone));
        }
        return days;
    }

    /** The months from the first with data to the present one. */
    List<ComponentMonth> months(ZoneId zone) {
        if (history.isEmpty() || !knownFrom.isBefore(now)) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = LocalDate.ofInstant(later(history.get(0).since(), knownFrom), zone);
        List<ComponentMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(today));
                month = month.plusMonths(1)) {
            LocalDate last = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
            months.add(ComponentMonth.of(month, days(month.atDay(1), last, zone)));
        }
        return months;
    }

    private ComponentDay day(LocalDate date, ZoneId zone) {
        Instant from = later(date.atStartOfDay(zone).toInstant(), knownFrom);
        Instant to = earlier(date.plusDays(1).atStartOfDay(zone).toInstant(), now);
        Map<ComponentStatus, Long> seconds = new EnumMap<>(ComponentStatus.class);
        for (int i = lastChangeBefore(from);
                i < history.size() && history.get(i).since().isBefore(to);
                i++) {
            Instant end = i + 1 < history.size() ? history.get(i + 1).since() : now;
            Instant start = later(history.get(i).since(), from);
            Instant stop = earlier(end, to);
            if (start.isBefore(stop)) {
                seconds.merge(
                        history.get(i).status(), Duration.between(start, stop).toSeconds(), Long::sum);
            }
        }
        return new ComponentDay(
                date,
                seconds.values().stream().mapToLong(Long::longValue).sum(),
                seconds.getOrDefault(ComponentStatus.MAJOR_OUTAGE, 0L),
                seconds.getOrDefault(ComponentStatus.PARTIAL_OUTAGE, 0L),
                seconds.getOrDefault(ComponentStatus.DEGRADED_PERFORMANCE, 0L),
                seconds.getOrDefault(ComponentStatus.UNDER_MAINTENANCE, 0L));
    }

    /** Where to begin to look, found by halves: a history of years has many changes and many days. */
    private int lastChangeBefore(Instant instant) {
        int low = 0;
        int high = history.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (history.get(middle).since().isAfter(instant)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
