package com.telerivet.status.metric.otlp;

import java.util.Arrays;

/** What is made of the data points that a rule chooses. */
public enum OtlpMeasure {
    /** The sum over the count of histograms and summaries, the value of gauges. */
    MEAN("mean"),
    /** The count of one part over the count of all, from 0 to 1. */
    SHARE("share");

    private final String code;

    OtlpMeasure(String code) {
        this.code = code;
    }

    /** The word used in the database, in forms and in message keys. */
    public String code() {
        return code;
    }

    /**
     * The measure of a code.
     *
     * @throws IllegalArgumentException for a word that is none of the codes
     */
    public static OtlpMeasure of(String code) {
        return Arrays.stream(values())
                .filter(m -> m.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure is called " + code));
    }
}
