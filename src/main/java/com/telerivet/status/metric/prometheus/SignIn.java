package com.telerivet.status.metric.prometheus;

import java.util.Locale;

/** How we tell a Prometheus server who we are. */
public enum SignIn {
    NONE,
    BASIC,
    BEARER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The way that {@link #code} names.
     *
     * @throws IllegalArgumentException if there is none of that code
     */
    public static SignIn of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
