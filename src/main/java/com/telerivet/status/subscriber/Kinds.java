package com.telerivet.status.subscriber;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of what a subscriber hears: of trouble, of planned work, or of both. */
public enum Kinds {
    BOTH,
    INCIDENTS,
    MAINTENANCE;

    /** The word in the database, in forms and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kinds> of(@Nullable String code) {
        return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
    }
}
