package com.telerivet.status.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.platform.SteadyTime;
import com.telerivet.status.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final List<Relay> RELAYS =
            Relay.parse("smtp://one.example.com,smtp://two.example.com,smtp://three.example.com");

    private static final Duration LONG = Duration.ofMinutes(1);

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");
    private final SteadyTime time = new SteadyTime(
            () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());

    @Test
    void aRelayGetsItsMailsOneAfterTheOtherHoweverManySendersAskAtOnce() {
        Pace pace = new Pace(RELAYS, List.of(4.0), LONG, time);
        assertThat(waits(pace, 0, 5)).containsExactly(0L, 250L, 500L, 750L, 1000L);
    }

    @Test
    void inTenSecondsNoMoreGoThanTheRateAllows() {
        Pace pace = new Pace(RELAYS, List.of(7.0), LONG, time);
        int sent = 0;
        Instant end = clock.instant().plusSeconds(10);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofNanos(pace.reserve(RELAYS.get(0)) + 1));
            sent++;
        }
        assertThat(sent).isBetween(70, 72);
    }

    @Test
    void aQuietTimeIsNotSavedUpForABurst() {
        Pace pace = new Pace(RELAYS, List.of(4.0), LONG, time);
        waits(pace, 0, 1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(waits(pace, 0, 3)).containsExactly(0L, 250L, 500L);
    }

    @Test
    void eachRelayHasItsOwnRateAndTheLastHoldsForTheRest() {
        Pace pace = new Pace(RELAYS, List.of(0.0, 2.0), LONG, time);
        assertThat(waits(pace, 0, 3)).containsExactly(0L, 0L, 0L);
        assertThat(waits(pace, 1, 3)).containsExactly(0L, 500L, 1000L);
        assertThat(waits(pace, 2, 2)).containsExactly(0L, 500L);
    }

    @Test
    void aPlaceThatIsFurtherAwayThanASenderMayWaitIsLeftToWhoComesLater() {
        Pace pace = new Pace(RELAYS, List.of(0.1), Duration.ofSeconds(2), time);
        assertThat(waits(pace, 0, 1)).containsExactly(0L);
        assertThat(pace.await(RELAYS.get(0))).isEqualTo(Duration.ofSeconds(8));
        assertThat(waits(pace, 0, 3)).as("nobody has taken it").containsExactly(10_000L, 10_000L, 10_000L);
        clock.advance(Duration.ofSeconds(8));
        assertThat(waits(pace, 0, 2)).containsExactly(2000L, 12_000L);
    }

    @Test
    void withoutARateNobodyWaits() {
        assertThat(waits(new Pace(RELAYS, List.of(), LONG, time), 0, 3)).containsOnly(0L);
        assertThat(waits(new Pace(RELAYS, List.of(0.0), LONG, time), 0, 3)).containsOnly(0L);
    }

    private static List<Long> waits(Pace pace, int relay, int mails) {
        return java.util.stream.IntStream.range(0, mails)
                .mapToObj(i -> TimeUnit.NANOSECONDS.toMillis(pace.reserve(RELAYS.get(relay))))
                .toList();
    }
}
