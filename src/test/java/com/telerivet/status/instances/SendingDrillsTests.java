package com.telerivet.status.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.testkit.Instance;
import com.telerivet.status.testkit.SmtpSink;
import com.telerivet.status.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail servers that fail in every way while there is much to send. */
class SendingDrillsTests {

    private static final int SENDERS = 8;
    private static final Duration LONG = Duration.ofSeconds(90);

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final SmtpSink FIRST = new SmtpSink();
    private static final SmtpSink SECOND = new SmtpSink();
    private static final DrillMails MAILS = new DrillMails(DATABASE, List.of(FIRST, SECOND));
    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start(DATABASE.url(), "status.mail.relays=" + FIRST.url() + "," + SECOND.url());
    }

    @AfterAll
    static void stop() {
        instance.close();
        MAILS.sinks().forEach(SmtpSink::close);
    }

    @Test
    void aFloodOfConfirmationsDoesNotHoldUpTheNewsOfAnIncident() {
        SmtpSink.Rule slow = (command, mail) -> {
            if (command.equals(".")) {
                pause(20);
            }
            return null;
        };
        MAILS.sinks().forEach(sink -> sink.by(slow));
        MAILS.enqueue("flood", 2_000, DrillMails.LATER_LANE);
        await().until(() -> MAILS.received("flood").size() > 50);
        MAILS.enqueue("news", 60, DrillMails.FIRST_LANE);
        await().atMost(LONG).until(() -> MAILS.received("news").size() == 60);
        // about a second's work was in hand when the news came; nobody has waited for the rest
        assertThat(MAILS.received("flood").size()).isLessThan(1_700);
        MAILS.sinks().forEach(sink -> sink.without(slow));
        await().atMost(LONG).until(() -> MAILS.waiting("flood") == 0);
        assertThat(MAILS.received("flood")).hasSize(2_000);
    }

    @Test
    void recipientsWhoAreRefusedOrPutOffHoldUpNobodyElse() {
        SmtpSink.Rule moody = (command, mail) -> {
            int number = number(mail.to());
            return !command.equals("RCPT") || !mail.to().startsWith("moody.")
                    ? null
                    : number % 10 == 0 ? "450 4.2.0 greylisted" : number % 20 == 1 ? "550 5.1.1 no such user" : null;
        };
        MAILS.sinks().forEach(sink -> sink.by(moody));
        MAILS.enqueue("moody", 200, DrillMails.FIRST_LANE);
        await().atMost(LONG).until(() -> MAILS.count("moody", "attempts = 0") == 0);
        assertThat(MAILS.received("moody")).hasSize(170);
        assertThat(MAILS.count("moody", "state = 'refused' and last_error like '%no such user%'"))
                .isEqualTo(10);
        assertThat(MAILS.count("moody", "state = 'queued' and next_attempt_at > created_at + interval '50 s'"))
                .as("put off by about a minute")
                .isEqualTo(20);
        for (String again : List.of("moody.2", "moody.3")) {
            MAILS.enqueueTo("moody.1@example.com", again);
            await().atMost(LONG).until(() -> MAILS.count(again, "state = 'refused'") == 1);
        }
        assertThat(instance.get(Suspensions.class).find("mail", "moody.1@example.com"))
                .as("who is refused again and again is not written to any more, and shown")
                .hasValueSatisfying(s -> assertThat(s.reason()).contains("no such user"));
        MAILS.sinks().forEach(sink -> sink.without(moody));
        MAILS.sendWaitingOnesNow();
        await().atMost(LONG).until(() -> MAILS.waiting("moody") == 0);
        assertThat(MAILS.received("moody")).hasSize(190);
        assertThat(MAILS.repeated("moody")).isZero();
    }

    @Test
    void aRelayThatRefusesHangsDripsOrBreaksOffIsPassedOverAndNothingIsLost() {
        Map<String, SmtpSink.Rule> faults = Map.of(
                "refuses", (command, mail) -> command.equals("GREETING") ? "421 too busy" : null,
                "hangs", (command, mail) -> command.equals("DATA") ? SmtpSink.SILENCE : null,
                "breaks", (command, mail) -> command.equals(".") ? SmtpSink.TAKEN_AND_HANG_UP : null);
        for (String fault : List.of("refuses", "breaks", "hangs")) {
            FIRST.by(faults.get(fault));
            MAILS.enqueue(fault, 300, DrillMails.FIRST_LANE);
            await().atMost(LONG).until(() -> MAILS.waiting(fault) == 0);
            FIRST.without(faults.get(fault));
            assertThat(MAILS.received(fault)).hasSize(300);
            assertThat(MAILS.messageIds(fault)).isEqualTo(300);
            // taken, but not answered: the same mail once more, of those in hand when the relay failed
            assertThat(MAILS.repeated(fault)).isLessThanOrEqualTo(fault.equals("breaks") ? 4 * SENDERS : 0);
        }
        FIRST.reading(1024);
        MAILS.enqueue("drips", 300, DrillMails.FIRST_LANE);
        await().atMost(LONG).until(() -> MAILS.waiting("drips") == 0);
        FIRST.reading(0);
        assertThat(MAILS.received("drips")).hasSize(300);
    }

    @Test
    void aRelayThatTakesFewMailsASecondGetsThemAllOnce() {
        TestDatabase database = TestDatabase.fresh();
        try (SmtpSink slow = new SmtpSink();
                Instance few = Instance.start(
                        database.url(),
                        "status.mail.relays=" + slow.url(),
                        "status.mail.rate=2",
                        "status.delivery.lease=4s")) {
            DrillMails mails = new DrillMails(database, List.of(slow));
            mails.enqueue("few", 2 * SENDERS, DrillMails.FIRST_LANE);
            await().atMost(LONG).until(() -> mails.waiting("few") == 0);
            assertThat(mails.received("few")).hasSize(2 * SENDERS);
            assertThat(mails.repeated("few")).isZero();
            assertThat(mails.count("few", "attempts > 1")).isZero();
        }
    }

    private static int number(String address) {
        return Integer.parseInt("0" + address.replaceFirst("@.*", "").replaceFirst(".*\\.", ""));
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
