package com.telerivet.status.admin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A time of a plan as it is typed and told: by the clocks of the page's zone. In the night when clocks go back an hour
 * comes twice, and its first coming is meant; in the night when they go forward one is missing, and cannot be meant.
 */
final class PlannedTime {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM d, HH:mm z", Locale.ENGLISH);

    private final ZoneId zone;

    PlannedTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Empty where it cannot be read, or where no clock ever shows it. */
    Optional<Instant> instant(String typed) {
        return local(typed)
                .filter(time -> !zone.getRules().getValidOffsets(time).isEmpty())
                .map(time -> time.atZone(zone).toInstant());
    }

    /** Whether clocks leap over that time. */
    boolean isMissing(String typed) {
        return local(typed)
                .filter(time -> zone.getRules().getValidOffsets(time).isEmpty())
                .isPresent();
    }

    /** Whether clocks show that time twice. */
    boolean isTwice(String typed) {
        return local(typed)
                .filter(time -> zone.getRules().getValidOffsets(time).size() > 1)
                .isPresent();
    }

    /** As a field of type datetime-local holds it. */
    String inField(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** {@code Sun, Mar 1, 2026, 02:00 CET} */
    String words(Instant instant) {
        return WORDS.format(instant.atZone(zone));
    }

    /** {@code Mar 1, 02:00 CET} */
    String inShort(Instant instant) {
        return SHORT.format(instant.atZone(zone));
    }

    private static Optional<LocalDateTime> local(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(typed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
