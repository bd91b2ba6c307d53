package com.telerivet.status.probe;

import java.util.Locale;

/** How a target stands by what its vantage points say together. */
public enum Standing {
    UP,
    DEGRADED,
    DOWN,
    /** Nobody has looked lately, or nobody whose word counts. */
    UNKNOWN;

    /** As the API and the database write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Standing of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * Down when the quorum fails, degraded when anybody does. A quorum of more than there are is one of all: where a
     * single vantage point looks, its word is the truth, as it was before there were others.
     *
     * @param voters how many have looked lately and count
     * @param quorum how many of them must fail; 0 for more than half
     */
    static Standing of(int failing, int voters, int quorum) {
        if (voters == 0) {
            return UNKNOWN;
        }
        int needed = quorum == 0 ? voters / 2 + 1 : Math.min(quorum, voters);
        return failing >= needed ? DOWN : failing > 0 ? DEGRADED : UP;
    }
}
