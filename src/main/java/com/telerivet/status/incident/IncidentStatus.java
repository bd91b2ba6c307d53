package com.telerivet.status.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How far the work on an incident is. {@code POSTMORTEM} is reached only by publishing one. */
public enum IncidentStatus {
    INVESTIGATING("investigating"),
    IDENTIFIED("identified"),
    MONITORING("monitoring"),
    RESOLVED("resolved"),
    POSTMORTEM("postmortem");

    private final String code;

    IncidentStatus(String code) {
        this.code = code;
    }

    /** The word used in APIs, in the database and in message keys. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether the trouble is over. */
    public boolean isOver() {
        return this == RESOLVED || this == POSTMORTEM;
    }

    public static Optional<IncidentStatus> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }
}
