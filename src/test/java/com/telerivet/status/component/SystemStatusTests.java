package com.telerivet.status.component;

import static com.telerivet.status.component.ComponentStatus.DEGRADED_PERFORMANCE;
import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SystemStatusTests {

    @ParameterizedTest
    @MethodSource("states")
    void theBannerSaysWhatReadersOfStatusPagesKnow(List<ComponentStatus> components, String indicator, String words) {
        SystemStatus status = SystemStatus.of(components);

        assertThat(status.indicator()).isEqualTo(indicator);
        assertThat(status.description()).isEqualTo(words);
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(List.of(), "none", "All Systems Operational"),
                Arguments.of(List.of(OPERATIONAL, OPERATIONAL), "none", "All Systems Operational"),
                Arguments.of(List.of(OPERATIONAL, UNDER_MAINTENANCE), "maintenance", "Service Under Maintenance"),
                Arguments.of(List.of(UNDER_MAINTENANCE), "maintenance", "Service Under Maintenance"),
                Arguments.of(List.of(DEGRADED_PERFORMANCE, OPERATIONAL), "minor", "Partially Degraded Service"),
                Arguments.of(List.of(DEGRADED_PERFORMANCE, UNDER_MAINTENANCE), "minor", "Partially Degraded Service"),
                Arguments.of(List.of(DEGRADED_PERFORMANCE, DEGRADED_PERFORMANCE), "minor", "Degraded System Service"),
                Arguments.of(List.of(PARTIAL_OUTAGE, OPERATIONAL), "minor", "Minor Service Outage"),
                Arguments.of(List.of(PARTIAL_OUTAGE), "major", "Partial System Outage"),
                Arguments.of(List.of(PARTIAL_OUTAGE, DEGRADED_PERFORMANCE), "minor", "Minor Service Outage"),
                Arguments.of(List.of(MAJOR_OUTAGE, OPERATIONAL), "major", "Partial System Outage"),
                Arguments.of(List.of(MAJOR_OUTAGE, PARTIAL_OUTAGE), "major", "Partial System Outage"),
                Arguments.of(List.of(MAJOR_OUTAGE, MAJOR_OUTAGE), "critical", "Major System Outage"));
    }
}
