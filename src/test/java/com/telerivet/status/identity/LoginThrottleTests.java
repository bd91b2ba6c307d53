package com.telerivet.status.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTests {

    private final MovableClock clock = MovableClock.at("2026-01-31T03:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void anAccountMayBeTriedTenTimesAndThenTwiceAMinute() {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.admits("ada@example.com", "192.0.2." + i)).isTrue();
        }
        assertThat(throttle.admits(" ADA@example.com", "192.0.2.99")).isFalse();
        clock.advance(Duration.ofSeconds(30));
        assertThat(throttle.admits("ada@example.com", "192.0.2.99")).isTrue();
        assertThat(throttle.admits("ada@example.com", "192.0.2.99")).isFalse();
    }

    @Test
    void anAddressMayTryFiftyTimesWhateverTheAccount() {
        for (int i = 0; i < 50; i++) {
            assertThat(throttle.admits("person" + i + "@example.com", "192.0.2.1"))
                    .isTrue();
        }
        assertThat(throttle.admits("ada@example.com", "192.0.2.1")).isFalse();
        assertThat(throttle.admits("ada@example.com", "192.0.2.2")).isTrue();
    }

    @Test
    void theAddressesOfOneNetworkOfIpv6CountAsOne() {
        for (int i = 0; i < 50; i++) {
            throttle.admits("person" + i + "@example.com", "2001:db8:0:1::" + Integer.toHexString(i + 1));
        }
        assertThat(throttle.admits("ada@example.com", "2001:db8:0:1:ffff::1")).isFalse();
        assertThat(throttle.admits("ada@example.com", "2001:db8:0:2::1")).isTrue();
    }

    @Test
    void aRightPasswordCostsNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.admits("ada@example.com", "192.0.2.1")).isTrue();
            throttle.forgive("ada@example.com", "192.0.2.1");
        }
    }

    @Test
    void whoeverGuessesAtOnePasswordKeepsNobodyElseOut() {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.admitsPassword("ada@example.com", "192.0.2.1", false))
                    .isTrue();
        }
        assertThat(throttle.admitsPassword(" ADA@example.com", "192.0.2.1", false))
                .isFalse();
        assertThat(throttle.admitsPassword("ada@example.com", "192.0.2.2", false))
                .isTrue();
        clock.advance(Duration.ofSeconds(30));
        assertThat(throttle.admitsPassword("ada@example.com", "192.0.2.1", false))
                .isTrue();
        assertThat(throttle.admitsPassword("ada@example.com", "192.0.2.1", false))
                .isFalse();
    }

    @Test
    void guessesOfManyNetworksTogetherAreSlowedDownButNotForBrowsersThatTheAccountKnows() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.admitsPassword("ada@example.com", "192.0.2." + i, false))
                    .isTrue();
        }
        assertThat(throttle.admitsPassword("ada@example.com", "198.51.100.1", false))
                .isFalse();
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.admitsPassword("ada@example.com", "198.51.100.1", true))
                    .isTrue();
        }
        assertThat(throttle.admitsPassword("ada@example.com", "198.51.100.1", true))
                .isFalse();
        clock.advance(Duration.ofSeconds(5));
        assertThat(throttle.admitsPassword("ada@example.com", "198.51.100.1", false))
                .isTrue();
    }
}
