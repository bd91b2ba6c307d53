package com.telerivet.status.publication;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which a document is served, the one we like most first. */
enum Encoding {
    BROTLI("br", "-br"),
    GZIP("gzip", "-gzip"),
    IDENTITY("identity", "");

    private final String token;
    private final String etagSuffix;

    Encoding(String token, String etagSuffix) {
        this.token = token;
        this.etagSuffix = etagSuffix;
    }

    /** Its name in {@code Accept-Encoding} and {@code Content-Encoding}. */
    String token() {
        return token;
    }

    /** What tells this form's validator from the plain one's. */
    String etagSuffix() {
        return etagSuffix;
    }

    /**
     * The weight from 0 to 1 that an {@code Accept-Encoding} header gives to this encoding (RFC 9110, section 12.5.3).
     * Without a header all is fine, but only the plain form is sure to be understood. A header without a word on
     * {@code identity} allows it, but likes all that it names better.
     */
    double weight(@Nullable String header) {
        if (header == null) {
            return this == IDENTITY ? 1 : 0;
        }
        Double any = null;
        for (String one : header.split(",", -1)) {
            int end = one.indexOf(';');
            String name = (end < 0 ? one : one.substring(0, end)).strip().toLowerCase(Locale.ROOT);
            if (name.equals(token)) {
                return end < 0 ? 1 : weightIn(one.substring(end + 1));
            }
            if (name.equals("*")) {
                any = end < 0 ? 1 : weightIn(one.substring(end + 1));
            }
        }
        if (any != null) {
            return any;
        }
        return this == IDENTITY ? Double.MIN_VALUE : 0;
    }

    /** The value of {@code q} among the parameters; what cannot be read counts as 1, as if it were not there. */
    private static double weightIn(String parameters) {
        String text = parameters.strip();
        if (!text.startsWith("q=") && !text.startsWith("Q=")) {
            return 1;
        }
        try {
            return Math.max(0, Math.min(1, Double.parseDouble(text.substring(2).strip())));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
