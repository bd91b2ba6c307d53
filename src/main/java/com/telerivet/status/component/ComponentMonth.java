package com.telerivet.status.component;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * A component's month in the page's zone, in whole seconds of its status. The present month ends now.
 *
 * @param marked the days that were not wholly on record, or not operational all the time; all others of the month so
 *     far were calm
 */
public record ComponentMonth(
        YearMonth month,
        long knownSeconds,
        long majorSeconds,
        long partialSeconds,
        long degradedSeconds,
        long maintenanceSeconds,
        List<ComponentDay> marked) {

    /** @param days of one month, in order */
    static ComponentMonth of(YearMonth month, List<ComponentDay> days) {
        return new ComponentMonth(
                month,
                days.stream().mapToLong(ComponentDay::knownSeconds).sum(),
                days.stream().mapToLong(ComponentDay::majorSeconds).sum(),
                days.stream().mapToLong(ComponentDay::partialSeconds).sum(),
                days.stream().mapToLong(ComponentDay::degradedSeconds).sum(),
                days.stream().mapToLong(ComponentDay::maintenanceSeconds).sum(),
                days.stream().filter(ComponentMonth::isMarked).toList());
    }

    /** The whole of it as a single day, for {@link Uptime}. */
    public ComponentDay total() {
        return new ComponentDay(
                month.atDay(1), knownSeconds, majorSeconds, partialSeconds, degradedSeconds, maintenanceSeconds);
    }

    private static boolean isMarked(ComponentDay day) {
        return !day.hasData()
                || Stream.of(day.majorSeconds(), day.partialSeconds(), day.degradedSeconds(), day.maintenanceSeconds())
                        .anyMatch(seconds -> seconds > 0);
    }
}
