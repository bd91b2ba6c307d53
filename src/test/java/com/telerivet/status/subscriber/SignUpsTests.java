package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.platform.SecretKeys;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Strangers who ask for many addresses. */
@AppTest
class SignUpsTests {

    private static final int MOST = 3;

    private final MovableClock clock = MovableClock.at("2026-01-31T07:03:00Z");

    @Autowired
    private SubscriberRepository subscribers;

    @Autowired
    private Follows follows;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private SecretKeys keys;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theOldestThatNobodyConfirmedMakeRoomAndTheTeamsOwnStay() {
        enrol("team@example.com");
        ask("left@example.com");
        leave("left@example.com");
        for (String name : List.of("left", "a", "b")) {
            ask(name + "@example.com");
        }
        ask("c@example.com");
        ask("d@example.com");
        assertThat(pending()).isEqualTo(MOST);
        assertThat(subscribers.findByMail("a@example.com")).isEmpty();
        assertThat(subscribers.findByMail("b@example.com")).isEmpty();
        assertThat(subscribers.findByMail("left@example.com"))
                .as("that somebody has left is remembered for longer")
                .isPresent();
        assertThat(subscribers.findByMail("team@example.com")).isPresent();

        ask("c@example.com");
        assertThat(subscribers.findByMail("d@example.com"))
                .as("who waits already needs no room")
                .isPresent();
        ask("A@example.com");
        assertThat(pending()).isEqualTo(MOST);
        assertThat(subscribers.findByMail("a@example.com")).isPresent();
        assertThat(subscribers.findByMail("c@example.com"))
                .as("asked for again, it is not the oldest any more")
                .isPresent();
    }

    private void ask(String address) {
        clock.advance(Duration.ofMinutes(1));
        transaction.executeWithoutResult(
                t -> signUps().asked("mail", address, Wish.of(Set.of(), Extent.ALL), Locale.ENGLISH));
    }

    private void enrol(String address) {
        transaction.executeWithoutResult(
                t -> signUps().enrol(MailAddress.of(address).orElseThrow(), Set.of(), null));
    }

    private void leave(String address) {
        transaction.executeWithoutResult(t -> {
            Subscriber subscriber = subscribers.findByMail(address).orElseThrow();
            subscriber.confirm(clock.instant());
            subscriber.unsubscribe(clock.instant());
        });
    }

    private long pending() {
        return subscribers.countByStateAndInvited(SubscriberState.UNCONFIRMED, false);
    }

    private SignUps signUps() {
        SubscriberSettings settings = new SubscriberSettings(1000, 3, MOST, Duration.ofDays(7));
        return new SignUps(subscribers, follows, deliveries, keys, new SignUpLimits(settings, clock), settings, clock);
    }
}
