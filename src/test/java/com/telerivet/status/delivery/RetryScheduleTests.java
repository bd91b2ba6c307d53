package com.telerivet.status.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryScheduleTests {

    @Property
    void whileNothingGetsThroughAWaitIsSecondsAndNeverMore(
            @ForAll @IntRange(min = 1, max = 1000) int failures, @ForAll long seed) {
        assertThat(new RetrySchedule(new Random(seed)).waitAfter(failures, true))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(11));
    }

    @Property
    void aRecipientThatIsPutOffWaitsAMinuteFirstAndHoursAtMost(
            @ForAll @IntRange(min = 1, max = 1000) int failures, @ForAll long seed) {
        Duration wait = new RetrySchedule(new Random(seed)).waitAfter(failures, false);
        assertThat(wait).isBetween(Duration.ofSeconds(54), Duration.ofMinutes(264));
        if (failures == 1) {
            assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(66));
        }
    }
}
