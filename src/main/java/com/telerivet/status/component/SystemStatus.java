package com.telerivet.status.component;

import java.util.Collection;

/**
 * The state of the whole page in a word for programs and a sentence for people. Groups are ignored and every component
 * counts once. The rules and the sentences are those that readers of Statuspage pages know ("Top-level status and
 * incident impact calculations").
 */
public enum SystemStatus {
    OPERATIONAL("none", "All Systems Operational"),
    MAINTENANCE("maintenance", "Service Under Maintenance"),
    SOME_DEGRADED("minor", "Partially Degraded Service"),
    ALL_DEGRADED("minor", "Degraded System Service"),
    SOME_PARTIAL("minor", "Minor Service Outage"),
    ALL_PARTIAL("major", "Partial System Outage"),
    SOME_MAJOR("major", "Partial System Outage"),
    ALL_MAJOR("critical", "Major System Outage");

    private final String indicator;
    private final String description;

    SystemStatus(String indicator, String description) {
        this.indicator = indicator;
        this.description = description;
    }

    /** {@code none}, {@code minor}, {@code major}, {@code critical} or {@code maintenance}. */
    public String indicator() {
        return indicator;
    }

    public String description() {
        return description;
    }

    /** The rollup of {@code statuses}; a page without components is operational. */
    public static SystemStatus of(Collection<ComponentStatus> statuses) {
        ComponentStatus worst = ComponentStatus.worst(statuses);
        boolean all = statuses.stream().allMatch(s -> s == worst);
        return switch (worst) {
            case OPERATIONAL -> OPERATIONAL;
            case UNDER_MAINTENANCE -> MAINTENANCE;
            case DEGRADED_PERFORMANCE -> all ? ALL_DEGRADED : SOME_DEGRADED;
            case PARTIAL_OUTAGE -> all ? ALL_PARTIAL : SOME_PARTIAL;
            case MAJOR_OUTAGE -> all ? ALL_MAJOR : SOME_MAJOR;
        };
    }
}
