package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignUpLimitsTests {

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");
    private final SignUpLimits limits = new SignUpLimits(new SubscriberSettings(2, 3, 10, Duration.ofDays(7)), clock);

    @Test
    void aClientIsAdmittedSoManyTimesAnHour() {
        assertThat(limits.admits("192.0.2.1")).isTrue();
        assertThat(limits.admits("192.0.2.1")).isTrue();
        assertThat(limits.admits("192.0.2.1")).isFalse();
        assertThat(limits.admits("192.0.2.2")).isTrue();
        clock.advance(Duration.ofHours(1));
        assertThat(limits.admits("192.0.2.1")).isTrue();
    }

    @Test
    void oneNetworkOfIpv6IsOneClient() {
        assertThat(limits.admits("2001:db8:1:2::1")).isTrue();
        assertThat(limits.admits("2001:db8:1:2:ffff::9")).isTrue();
        assertThat(limits.admits("2001:db8:1:2::3")).isFalse();
        assertThat(limits.admits("2001:db8:1:3::3")).isTrue();
    }

    @Test
    void anAddressIsMailedThreeTimesAndThenOnceInEightHours() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.mayAsk("sam@example.com", false)).isTrue();
        }
        assertThat(limits.mayAsk("sam@example.com", false)).isFalse();
        clock.advance(Duration.ofHours(8));
        assertThat(limits.mayAsk("sam@example.com", false)).isTrue();
        assertThat(limits.mayAsk("sam@example.com", false)).isFalse();
    }

    @Test
    void whoHasAgreedBeforeMayFollowSeveralIncidentsOfOneNight() {
        for (int i = 0; i < 12; i++) {
            assertThat(limits.mayAsk("sam@example.com", true)).isTrue();
        }
        assertThat(limits.mayAsk("sam@example.com", true)).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(limits.mayAsk("sam@example.com", true)).isTrue();
        assertThat(limits.mayAsk("sam@example.com", true)).isFalse();
        assertThat(limits.mayAsk("new@example.com", false)).isTrue();
    }
}
