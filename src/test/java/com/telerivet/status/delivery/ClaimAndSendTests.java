package com.telerivet.status.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class ClaimAndSendTests {

    private final DeliveryRoom room = new DeliveryRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aDeliveryIsSentOnceAndNotedAsSent() {
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        assertThat(room.round()).isTrue();
        assertThat(room.round()).isFalse();
        assertThat(room.carried).containsExactly("sam@example.com");
        assertThat(room.deliveries.latest(10)).singleElement().satisfies(d -> assertThat(d.state())
                .isEqualTo("sent"));
        assertThat(room.deliveries.counts().sent()).isEqualTo(1);
    }

    @Test
    void theSameDeliveryQueuedTwiceIsOne() {
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        assertThat(room.deliveries.counts().queued()).isEqualTo(1);
    }

    @Test
    void urgentGoesBeforeWhatWasQueuedEarlier() {
        room.enqueue("later", "late@example.com", Lane.LATER);
        room.enqueue("asked", "asked@example.com", Lane.ASKED);
        room.pass(Duration.ofSeconds(1));
        room.enqueue("urgent", "urgent@example.com", Lane.URGENT);
        while (room.round()) {}
        assertThat(room.carried).containsExactly("urgent@example.com", "asked@example.com", "late@example.com");
    }

    @Test
    void whatASenderHadClaimedWhenItDiedIsSentAfterItsLease() {
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        assertThat(room.queue.claim("dead", Lane.URGENT, List.of(), 10, DeliveryRoom.SETTINGS.lease()))
                .hasSize(1);
        assertThat(room.round()).isFalse();
        room.pass(DeliveryRoom.SETTINGS.lease());
        assertThat(room.round()).isTrue();
        assertThat(room.carried).containsExactly("sam@example.com");
    }

    @Test
    void aSenderThatSleptThroughItsLeaseStopsBeforeItsNextMessage() {
        room.enqueue("news", "one@example.com", Lane.URGENT);
        room.enqueue("news", "two@example.com", Lane.URGENT);
        room.outcome = delivery -> {
            room.outcome = d -> new Outcome.Sent();
            room.pass(Duration.ofMinutes(1));
            assertThat(room.queue.claim("other", Lane.URGENT, List.of(), 10, Duration.ofSeconds(20)))
                    .hasSize(2);
            return new Outcome.Sent();
        };
        room.round();
        assertThat(room.carried).containsExactly("one@example.com");
    }

    @Test
    void aRecipientThatIsPutOffDoesNotHoldUpTheOthersAndIsTriedAgain() {
        room.enqueue("news", "busy@example.com", Lane.URGENT);
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        room.outcome = d -> d.address().startsWith("busy") && d.attempts() == 0
                ? new Outcome.TryLater("450 mailbox busy", false)
                : new Outcome.Sent();
        room.round();
        assertThat(room.carried).containsExactly("sam@example.com");
        assertThat(room.deliveries.failing(10)).singleElement().satisfies(d -> assertThat(d.lastError())
                .isEqualTo("450 mailbox busy"));
        room.pass(Duration.ofSeconds(70));
        room.round();
        assertThat(room.carried).containsExactly("sam@example.com", "busy@example.com");
        assertThat(room.deliveries.failing(10)).isEmpty();
    }

    @Test
    void aChannelThatIsAwayIsLeftAloneForSecondsAndLosesNothing() {
        for (int i = 0; i < 5; i++) {
            room.enqueue("news", "sam" + i + "@example.com", Lane.URGENT);
        }
        List<String> tried = new ArrayList<>();
        room.outcome = d -> {
            tried.add(d.address());
            return new Outcome.TryLater("connection refused", true);
        };
        room.round();
        assertThat(room.round()).isFalse();
        assertThat(tried).hasSize(1);
        room.outcome = d -> new Outcome.Sent();
        room.pass(Duration.ofSeconds(2));
        while (room.round()) {}
        assertThat(room.carried).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void whatThereIsNoRoomForIsGivenBackUntriedUntilThereIs() {
        for (int i = 0; i < 5; i++) {
            room.enqueue("news", "sam" + i + "@example.com", Lane.URGENT);
        }
        List<String> tried = new ArrayList<>();
        room.outcome = d -> {
            tried.add(d.address());
            return tried.size() % 2 == 1 ? new Outcome.Sent() : new Outcome.NoRoom(Duration.ofMinutes(10));
        };
        room.round();
        assertThat(room.carried).hasSize(1);
        assertThat(room.round()).as("there is no room yet").isFalse();
        assertThat(tried).hasSize(2);
        for (int i = 0; i < 8; i++) {
            room.pass(Duration.ofMinutes(10));
            room.round();
        }
        assertThat(room.carried).hasSize(5).doesNotHaveDuplicates();
        assertThat(room.deliveries.latest(10))
                .allSatisfy(d -> assertThat(d.attempts()).isEqualTo(1));
    }

    @Test
    void whatMayHaveArrivedIsSentTwiceMoreWithGrowingWaitsAndThenShown() {
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        List<String> handed = new ArrayList<>();
        room.outcome = d -> new Outcome.TryLater("connection refused", true);
        for (int i = 0; i < 5; i++) {
            room.round();
            room.pass(Duration.ofSeconds(10));
        }
        room.outcome = d -> {
            handed.add(d.address());
            return new Outcome.TryLater("no answer within 10 s", true, null, true);
        };
        room.round();
        room.pass(Duration.ofSeconds(50));
        room.round();
        assertThat(handed).as("not again within seconds").hasSize(1);
        for (int minutes : List.of(1, 1, 6, 60, 600)) {
            room.pass(Duration.ofMinutes(minutes));
            room.round();
        }
        assertThat(handed).hasSize(3);
        assertThat(room.deliveries.failing(1)).singleElement().satisfies(d -> {
            assertThat(d.state()).isEqualTo("refused");
            assertThat(d.lastError()).contains("may have arrived", "no answer within 10 s");
        });
        room.outcome = d -> new Outcome.Sent();
        assertThat(room.dispatches.retry("test", "news")).as("a person may").isEqualTo(1);
        room.pass(Duration.ofSeconds(10));
        room.round();
        assertThat(room.carried).containsExactly("sam@example.com");
    }

    @Test
    void wordsThatWantADatabaseThatIsAwayAreTriedAgainWithinSeconds() {
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        var words = room.words;
        room.words = d -> {
            throw new CannotGetJdbcConnectionException("none came free");
        };
        room.round();
        room.words = words;
        room.pass(Duration.ofSeconds(2));
        assertThat(room.round()).isTrue();
        assertThat(room.carried).containsExactly("sam@example.com");
    }

    @Test
    void whatTheDatabaseCouldNotBeToldItIsToldBeforeAnythingElseIsTaken() {
        room.enqueue("news", "one@example.com", Lane.URGENT);
        room.enqueue("news", "two@example.com", Lane.URGENT);
        room.outcome = delivery -> {
            rename("delivery", "away");
            return new Outcome.Sent();
        };
        assertThatThrownBy(room::round).isInstanceOf(RuntimeException.class);
        rename("away", "delivery");
        room.outcome = delivery -> new Outcome.Sent();
        while (room.round()) {}
        assertThat(room.carried).as("each once").hasSize(2).doesNotHaveDuplicates();
        assertThat(room.deliveries.counts().sent())
                .as("long before their lease is over")
                .isEqualTo(2);
    }

    private void rename(String table, String name) {
        room.database.jdbc().sql("alter table " + table + " rename to " + name).update();
    }

    @Test
    void aRefusalIsFinalAndShown() {
        room.enqueue("news", "gone@example.com", Lane.URGENT);
        room.outcome = d -> new Outcome.Refused("550 no such\r\nuser\u001b[31m");
        room.round();
        room.pass(Duration.ofDays(1));
        assertThat(room.round()).isFalse();
        assertThat(room.deliveries.failing(10)).singleElement().satisfies(d -> {
            assertThat(d.state()).isEqualTo("refused");
            assertThat(d.lastError()).isEqualTo("550 no such user [31m");
        });
    }

    @Test
    void whatIsPutOffForTwoDaysIsGivenUp() {
        room.enqueue("news", "full@example.com", Lane.URGENT);
        room.outcome = d -> new Outcome.TryLater("452 mailbox full", false);
        room.round();
        room.pass(Duration.ofDays(2).plusSeconds(1));
        room.round();
        assertThat(room.deliveries.latest(1)).singleElement().satisfies(d -> {
            assertThat(d.state()).isEqualTo("refused");
            assertThat(d.lastError()).isEqualTo("given up: 452 mailbox full");
        });
    }

    @Test
    void wordsThatCannotBeMadeParkOnlyTheirOwnDelivery() {
        room.enqueue("poison", "sam@example.com", Lane.URGENT);
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        room.words = d -> {
            if (d.subjectId().equals("poison")) {
                throw new IllegalStateException("no such template");
            }
            return Optional.of(new Message(new Message.Words("news", "text", "html")));
        };
        for (int i = 0; i < 5; i++) {
            room.round();
            room.pass(Duration.ofHours(5));
        }
        assertThat(room.carried).containsExactly("sam@example.com");
        assertThat(room.deliveries.failing(1)).singleElement().satisfies(d -> {
            assertThat(d.state()).isEqualTo("refused");
            assertThat(d.lastError()).contains("no such template");
        });
    }

    @Test
    void aDeliveryWithNothingToSayAnyMoreIsCancelled() {
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        room.words = d -> Optional.empty();
        room.round();
        assertThat(room.carried).isEmpty();
        assertThat(room.deliveries.counts().cancelled()).isEqualTo(1);
    }

    @Test
    void sendersAtOnceSendEachDeliveryOnce() throws Exception {
        for (int i = 0; i < 200; i++) {
            room.enqueue("news", "sam" + i + "@example.com", Lane.URGENT);
        }
        List<String> seen = java.util.Collections.synchronizedList(new ArrayList<>());
        room.outcome = d -> {
            seen.add(d.address());
            return new Outcome.Refused("counted");
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String sender = "sender-" + i;
            work.add(threads.submit(() -> {
                while (room.claimAndSend.round(sender, DeliveryRoom.LANES, () -> false)) {}
            }));
        }
        for (Future<?> sender : work) {
            sender.get();
        }
        threads.shutdown();
        assertThat(seen).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void anAddressThatRefusesOftenEnoughIsNotWrittenToUntilSomebodyAsksOrReleasesIt() {
        Suspensions suspensions = room.suspensions;
        room.outcome = d -> new Outcome.Refused("mx: 550 no such user", true);
        for (String news : List.of("one", "two")) {
            assertThat(suspensions.latest(10)).isEmpty();
            room.enqueue(news, "Gone@example.com", Lane.URGENT);
            room.round();
        }
        assertThat(suspensions.latest(10)).singleElement().satisfies(s -> assertThat(s.address() + ": " + s.reason())
                .isEqualTo("gone@example.com: mx: 550 no such user"));
        room.outcome = d -> new Outcome.Sent();
        room.enqueue("three", "gone@example.com", Lane.URGENT);
        room.enqueue("three", "sam@example.com", Lane.URGENT);
        room.enqueue("asked", "gone@example.com", Lane.ASKED);
        while (room.round()) {}
        assertThat(room.carried).containsExactly("sam@example.com", "gone@example.com");
        assertThat(room.dispatches.troubled("test", "three", 10))
                .singleElement()
                .satisfies(d -> assertThat(d.state()).isEqualTo("suppressed"));
        suspensions.lift("loft", "GONE@example.com");
        room.enqueue("four", "gone@example.com", Lane.URGENT);
        room.round();
        assertThat(room.carried).hasSize(3);
    }

    @Test
    void aRefusalOfTheMessageSuspendsNobody() {
        room.outcome = d -> new Outcome.Refused("554 looks like spam");
        for (int i = 0; i < 5; i++) {
            room.enqueue("news " + i, "sam@example.com", Lane.URGENT);
            room.round();
        }
        assertThat(room.suspensions.count()).isZero();
    }

    @Test
    void whatFailedCanBeTriedAgainAndWhatWaitsBeCancelled() {
        room.outcome = d -> new Outcome.Refused("550 policy");
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        room.round();
        assertThat(room.dispatches.progress("test", "news").refused()).isEqualTo(1);
        room.outcome = d -> new Outcome.Sent();
        assertThat(room.dispatches.retry("test", "news")).isEqualTo(1);
        room.round();
        assertThat(room.carried).containsExactly("sam@example.com");
        room.enqueue("more", "sam@example.com", Lane.URGENT);
        assertThat(room.dispatches.cancel("test", "more")).isEqualTo(1);
        assertThat(room.round()).isFalse();
        assertThat(room.dispatches.progress("test", "more").queued()).isZero();
    }
}
