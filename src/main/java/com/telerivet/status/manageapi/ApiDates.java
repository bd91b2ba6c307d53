package com.telerivet.status.manageapi;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates as {@code 2015-01-31T05:10:00.000Z}: always three digits of milliseconds, and the page zone's offset. */
record ApiDates(ZoneId zone) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    String of(Instant instant) {
        return FORM.format(instant.atZone(zone));
    }

    @Nullable
    String ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }
}
