package com.telerivet.status.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import com.telerivet.status.component.ComponentStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How bad an incident is, least first. */
public enum Impact {
    NONE("none"),
    MAINTENANCE("maintenance"),
    MINOR("minor"),
    MAJOR("major"),
    CRITICAL("critical");

    private final String code;

    Impact(String code) {
        this.code = code;
    }

    /** The word used in APIs, in the database and in message keys. */
    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<Impact> of(String code) {
        return Arrays.stream(values()).filter(i -> i.code.equals(code)).findFirst();
    }

    /** The impact of the worst of these states of components; of none where there are none. */
    public static Impact ofAll(Collection<ComponentStatus> statuses) {
        return statuses.stream().map(Impact::of).max(Comparator.naturalOrder()).orElse(NONE);
    }

    /** The impact of a component in that state: degraded is minor, a partial outage major, a major one critical. */
    static Impact of(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> NONE;
            case UNDER_MAINTENANCE -> MAINTENANCE;
            case DEGRADED_PERFORMANCE -> MINOR;
            case PARTIAL_OUTAGE -> MAJOR;
            case MAJOR_OUTAGE -> CRITICAL;
        };
    }
}
