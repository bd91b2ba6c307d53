package com.telerivet.status.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may do. Whoever may change something may also read what the page shows. */
public enum TokenScope {
    /** Read everything, subscribers too, and change nothing. */
    READ,
    /** Report, update and delete incidents and maintenances, with their postmortems and templates. */
    INCIDENTS,
    /** Send points, and set up metrics. */
    METRICS,
    /** Read, add and remove subscribers. */
    SUBSCRIBERS,
    /** All of it, and the page and its components. */
    ADMIN;

    /** The word used in forms, in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TokenScope> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
