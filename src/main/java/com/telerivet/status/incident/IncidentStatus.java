package com.telerivet.status.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the work on an incident, or on a planned maintenance, is. {@code POSTMORTEM} is reached only by publishing one.
 */
public enum IncidentStatus {
    INVESTIGATING("investigating", "We are looking into this incident."),
    IDENTIFIED("identified", "The cause of this incident has been found, and a repair is under way."),
    MONITORING("monitoring", "A repair is in place, and we are watching the results."),
    RESOLVED("resolved", "This incident has been resolved."),
    POSTMORTEM("postmortem", "What we have learned from this incident."),
    SCHEDULED("scheduled", "This maintenance has been planned."),
    IN_PROGRESS("in_progress", "The scheduled maintenance is in progress."),
    VERIFYING("verifying", "The work is done, and we are verifying its results."),
    COMPLETED("completed", "The scheduled maintenance has been completed.");

    private final String code;
    private final String sentence;

    IncidentStatus(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The word used in APIs, in the database and in message keys. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What an entry of this status says where nobody wrote words for it. */
    public String sentence() {
        return sentence;
    }

    /** Whether the trouble or the work is over. */
    public boolean isOver() {
        return this == RESOLVED || this == POSTMORTEM || this == COMPLETED;
    }

    /** Whether it is a word of planned maintenance, rather than of an incident. */
    public boolean isOfMaintenance() {
        return this == SCHEDULED || this == COMPLETED || isUnderWay();
    }

    /** Whether maintenance is being done. */
    public boolean isUnderWay() {
        return this == IN_PROGRESS || this == VERIFYING;
    }

    /**
     * Whether an entry of this status begins something, or is its end, after one of status {@code before}.
     *
     * @param before null where there is none before it
     */
    boolean isTurnAfter(@Nullable IncidentStatus before) {
        return before == null || isOver() != before.isOver() || (isUnderWay() && before == SCHEDULED);
    }

    public static Optional<IncidentStatus> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }
}
