package com.telerivet.status.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.testkit.FreePort;
import com.telerivet.status.testkit.Instance;
import com.telerivet.status.testkit.Program;
import com.telerivet.status.testkit.SmtpSink;
import com.telerivet.status.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is stopped and killed in the midst of sending, and another that finishes what it had begun. */
class InterruptedSenderTests {

    private static final int SENDERS = 8;
    private static final int MAILS = 300;
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String LEASE = "status.delivery.lease=8s";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.fresh();
    private final SmtpSink ofTheFirst = new SmtpSink();
    private final SmtpSink ofTheSecond = new SmtpSink();
    private final DrillMails mails = new DrillMails(database, List.of(ofTheFirst, ofTheSecond));

    @Test
    void whatASenderHadInHandIsSentByAnotherAndRepeatsAtMostOneMailAConnection() throws Exception {
        Process first = program();
        Instance second = null;
        try {
            CountDownLatch asleep = inMidSend("sleep", () -> signal(first, "STOP"));
            mails.enqueue("sleep", MAILS, DrillMails.FIRST_LANE);
            assertThat(asleep.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            second = Instance.start(database.url(), LEASE, "status.mail.relays=" + ofTheSecond.url());
            await().atMost(LONG).until(() -> mails.waiting("sleep") == 0);
            second.close();

            CountDownLatch dead = inMidSend("death", () -> signal(first, "KILL"));
            mails.enqueue("death", MAILS, DrillMails.FIRST_LANE);
            signal(first, "CONT");
            assertThat(dead.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
            second = second.startAgain();
            await().atMost(LONG).until(() -> mails.waiting("death") == 0);
        } finally {
            first.destroyForcibly();
            if (second != null) {
                second.close();
            }
        }
        for (String drill : List.of("sleep", "death")) {
            assertThat(mails.received(drill)).as(drill).hasSize(MAILS);
            assertThat(mails.repeated(drill)).as(drill).isLessThanOrEqualTo(SENDERS);
            assertThat(mails.messageIds(drill)).as(drill).isEqualTo(MAILS);
        }
    }

    /** Does it to the first program as its mail server takes the thirtieth mail, before the server says so. */
    private CountDownLatch inMidSend(String drill, Runnable what) {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        ofTheFirst.by((command, mail) -> {
            if (command.equals(".") && mail.to().startsWith(drill + ".") && sent.incrementAndGet() == 30) {
                what.run();
                done.countDown();
            }
            return null;
        });
        return done;
    }

    private static void signal(Process process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process program() throws IOException {
        Process process = Program.start(
                home,
                "server.port=" + FreePort.find(),
                "status.base-url=http://status.example.com",
                "status.sample=true",
                LEASE,
                "status.mail.relays=" + ofTheFirst.url(),
                "spring.datasource.url=" + database.url());
        await().atMost(LONG).until(() -> Files.readString(home.resolve("log")).contains("Started StatusApplication"));
        return process;
    }
}
