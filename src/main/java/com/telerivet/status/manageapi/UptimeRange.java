package com.telerivet.status.manageapi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The days that an uptime is asked for: {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD} at either end. */
record UptimeRange(LocalDate first, LocalDate last) {

    private static final int USUAL_DAYS = 90;
    private static final int MOST_MONTHS = 6;

    static UptimeRange of(@Nullable String start, @Nullable String end, LocalDate today) {
        LocalDate last = end == null || end.isBlank() ? today : day("end", end, false);
        LocalDate first = start == null || start.isBlank() ? last.minusDays(USUAL_DAYS - 1) : day("start", start, true);
        if (last.isAfter(today)) {
            last = today;
        }
        if (first.isAfter(last)) {
            throw ApiError.invalid("The range ends before it starts, or lies in the future");
        }
        if (!last.isBefore(first.plusMonths(MOST_MONTHS))) {
            throw ApiError.invalid("The range may span at most six calendar months");
        }
        return new UptimeRange(first, last);
    }

    private static LocalDate day(String name, String text, boolean isFirst) {
        try {
            LocalDate day;
            if (text.matches("\\d{4}")) {
                YearMonth month = YearMonth.of(Integer.parseInt(text), isFirst ? 1 : 12);
                day = isFirst ? month.atDay(1) : month.atEndOfMonth();
            } else if (text.matches("\\d{4}-\\d\\d")) {
                day = isFirst
                        ? YearMonth.parse(text).atDay(1)
                        : YearMonth.parse(text).atEndOfMonth();
            } else {
                day = LocalDate.parse(text);
            }
            if (day.getYear() >= 1990 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw ApiError.badRequest("The parameter \"" + name + "\" must be YYYY, YYYY-MM or YYYY-MM-DD");
    }
}
