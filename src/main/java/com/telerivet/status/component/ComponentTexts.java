package com.telerivet.status.component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the texts and dates of components and groups must be like. */
final class ComponentTexts {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private ComponentTexts() {}

    static String name(String given) {
        String name = given.strip();
        if (name.isEmpty()) {
            throw new ComponentRejected("name", "Name can't be blank");
        }
        if (name.length() > LONGEST_NAME) {
            throw new ComponentRejected("name", "Name is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        return name;
    }

    /** The text, or null where it is empty. */
    static @Nullable String description(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String description = given.strip();
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new ComponentRejected(
                    "description", "Description is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
        return description;
    }

    /** A date up to the latest that is today somewhere on earth. */
    static @Nullable LocalDate startDate(@Nullable LocalDate given, Instant now) {
        LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.ofHours(14));
        if (given != null && (given.isAfter(latest) || given.isBefore(EARLIEST))) {
            throw new ComponentRejected("startDate", "Start date must lie between 1990 and today");
        }
        return given;
    }
}
