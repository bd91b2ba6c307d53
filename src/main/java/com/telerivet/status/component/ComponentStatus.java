package com.telerivet.status.component;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How a component does. The order is the order of badness, best first. */
public enum ComponentStatus {
    OPERATIONAL("operational"),
    UNDER_MAINTENANCE("under_maintenance"),
    DEGRADED_PERFORMANCE("degraded_performance"),
    PARTIAL_OUTAGE("partial_outage"),
    MAJOR_OUTAGE("major_outage");

    private final String code;

    ComponentStatus(String code) {
        this.code = code;
    }

    /** The word used in APIs, in the database and in message keys, for example {@code partial_outage}. */
    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<ComponentStatus> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }

    /** The worst of all, or operational where there are none. */
    public static ComponentStatus worst(Collection<ComponentStatus> statuses) {
        return statuses.stream().max(Comparator.naturalOrder()).orElse(OPERATIONAL);
    }
}
