package com.telerivet.status.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.StatusApplication;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.testkit.FreePort;
import com.telerivet.status.testkit.Instance;
import com.telerivet.status.testkit.SmtpSink;
import com.telerivet.status.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One instance here and one in a process of its own that is stopped and killed, with relays that fail in every way. */
class SendingDrillsTests {

    private static final int SENDERS = 8;
    private static final Duration LONG = Duration.ofSeconds(40);

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final SmtpSink FIRST = new SmtpSink();
    private static final SmtpSink SECOND = new SmtpSink();
    private static final SmtpSink OF_THE_OTHER = new SmtpSink();
    private static Instance here;
    private static Process other;

    @BeforeAll
    static void start() throws Exception {
        CompletableFuture<Process> starting = CompletableFuture.supplyAsync(SendingDrillsTests::process);
        here = Instance.start(
                DATABASE.url(), "status.delivery.lease=8s", "status.mail.relays=" + FIRST.url() + "," + SECOND.url());
        other = starting.join();
    }

    @AfterAll
    static void stop() {
        other.destroyForcibly();
        here.close();
        all().forEach(SmtpSink::close);
    }

    @Test
    void aSenderThatSleepsOrDiesInMidSendLosesNothingAndRepeatsAtMostOneMailAConnection() throws Exception {
        CountDownLatch asleep = whenTheOtherHasSent("sleep", 30, () -> signal("STOP"));
        enqueue("sleep", 400, 1);
        assertThat(asleep.await(30, TimeUnit.SECONDS)).isTrue();
        await().atMost(LONG).until(() -> waiting("sleep") == 0);
        signal("CONT");
        CountDownLatch dead = whenTheOtherHasSent("death", 30, () -> signal("KILL"));
        enqueue("death", 400, 1);
        assertThat(dead.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(LONG).until(() -> waiting("death") == 0);
        for (String drill : List.of("sleep", "death")) {
            assertThat(received(drill)).hasSize(400);
            assertThat(repeated(drill)).as(drill).isLessThanOrEqualTo(SENDERS);
            assertThat(messageIds(drill)).isEqualTo(400);
        }
    }

    @Test
    void aFloodOfConfirmationsDoesNotHoldUpTheNewsOfAnIncident() {
        SmtpSink.Rule slow = pausing(20);
        all().forEach(sink -> sink.by(slow));
        enqueue("flood", 2_000, 2);
        await().until(() -> received("flood").size() > 50);
        enqueue("news", 60, 1);
        await().atMost(LONG).until(() -> received("news").size() == 60);
        // the flood would take some seconds more: nobody has waited for its end
        assertThat(received("flood").size()).isLessThan(1_700);
        all().forEach(sink -> sink.without(slow));
        await().atMost(LONG).until(() -> waiting("flood") == 0);
        assertThat(received("flood")).hasSize(2_000);
    }

    @Test
    void recipientsWhoAreRefusedOrPutOffHoldUpNobodyElse() {
        SmtpSink.Rule moody = (command, mail) -> {
            int number = number(mail.to());
            return !command.equals("RCPT") || !mail.to().startsWith("moody.")
                    ? null
                    : number % 10 == 0 ? "450 4.2.0 greylisted" : number % 20 == 1 ? "550 5.1.1 no such user" : null;
        };
        all().forEach(sink -> sink.by(moody));
        enqueue("moody", 200, 1);
        await().atMost(LONG).until(() -> count("moody", "attempts = 0") == 0);
        assertThat(received("moody")).hasSize(170);
        assertThat(count("moody", "state = 'refused' and last_error like '%no such user%'"))
                .isEqualTo(10);
        // greylisted ones wait a minute, give or take a tenth
        assertThat(count("moody", "state = 'queued' and next_attempt_at - created_at between '50 s' and '120 s'"))
                .isEqualTo(20);
        // who is refused again and again is not written to any more, and shown
        for (String again : List.of("moody.2", "moody.3")) {
            enqueue(again, 1, "moody.1@example.com");
            await().until(() -> count(again, "state = 'refused'") == 1);
        }
        assertThat(here.get(Suspensions.class).find("mail", "moody.1@example.com"))
                .hasValueSatisfying(s -> assertThat(s.reason()).contains("no such user"));
        all().forEach(sink -> sink.without(moody));
        DATABASE.jdbc()
                .sql("update delivery set next_attempt_at = now() where state = 'queued'")
                .update();
        await().until(() -> waiting("moody") == 0);
        assertThat(received("moody")).hasSize(190);
        assertThat(repeated("moody")).isZero();
    }

    @Test
    void aRelayThatRefusesHangsOrBreaksOffIsPassedOverAndNothingIsLost() {
        Map<String, SmtpSink.Rule> faults = Map.of(
                "refuses", (command, mail) -> command.equals("GREETING") ? "421 too busy" : null,
                "hangs", (command, mail) -> command.equals("DATA") ? SmtpSink.SILENCE : null,
                "breaks", (command, mail) -> command.equals(".") ? SmtpSink.TAKEN_AND_HANG_UP : null);
        for (String fault : List.of("refuses", "breaks", "hangs")) {
            FIRST.by(faults.get(fault));
            OF_THE_OTHER.by(faults.get(fault));
            enqueue(fault, 300, 1);
            await().atMost(LONG).until(() -> waiting(fault) == 0);
            FIRST.without(faults.get(fault));
            OF_THE_OTHER.without(faults.get(fault));
            assertThat(received(fault)).hasSize(300);
            assertThat(messageIds(fault)).isEqualTo(300);
            // taken, but not answered: the same mail once more, of those in hand when the relay failed
            assertThat(repeated(fault)).isLessThanOrEqualTo(fault.equals("breaks") ? 4 * SENDERS : 0);
        }
    }

    private static Stream<SmtpSink> all() {
        return Stream.of(FIRST, SECOND, OF_THE_OTHER);
    }

    private static SmtpSink.Rule pausing(long millis) {
        return (command, mail) -> {
            if (command.equals(".")) {
                pause(millis);
            }
            return null;
        };
    }

    /** Does something while the other instance is sending; until then this one goes slowly, so that there is enough left. */
    private static CountDownLatch whenTheOtherHasSent(String drill, int many, Runnable what) {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        OF_THE_OTHER.by((command, mail) -> {
            if (command.equals(".") && mail.to().startsWith(drill + ".") && sent.incrementAndGet() == many) {
                what.run();
                done.countDown();
            }
            return null;
        });
        SmtpSink.Rule slow = (command, mail) -> {
            if (command.equals(".") && mail.to().startsWith(drill + ".") && done.getCount() > 0) {
                pause(100);
            }
            return null;
        };
        FIRST.by(slow);
        SECOND.by(slow);
        return done;
    }

    private static void enqueue(String subject, int many, int lane) {
        DATABASE.jdbc()
                .sql(
                        """
                        insert into delivery_queue (kind, subject_id, recipient_id, channel, address, locale, lane,
                            next_attempt_at, created_at)
                        select 'admin.test', :subject, 'r' || n, 'mail', :subject || '.' || n || '@example.com', 'en',
                            :lane, now(), now()
                        from generate_series(1, :many) n
                        """)
                .param("subject", subject)
                .param("many", many)
                .param("lane", lane)
                .update();
        wake();
    }

    private static void enqueue(String subject, int lane, String address) {
        DATABASE.jdbc()
                .sql(
                        """
                        insert into delivery_queue (kind, subject_id, recipient_id, channel, address, locale, lane,
                            next_attempt_at, created_at)
                        values ('admin.test', ?, 'r', 'mail', ?, 'en', ?, now(), now())
                        """)
                .params(subject, address, lane)
                .update();
        wake();
    }

    private static void wake() {
        DATABASE.jdbc()
                .sql("select pg_notify('delivery', '')")
                .query(String.class)
                .single();
    }

    private static int waiting(String subject) {
        return count(subject, "state = 'queued'");
    }

    private static int count(String subject, String condition) {
        return DATABASE.jdbc()
                .sql("select count(*) from delivery where subject_id = ? and " + condition)
                .param(subject)
                .query(Integer.class)
                .single();
    }

    private static List<SmtpSink.Mail> mails(String drill) {
        return all().flatMap(sink -> sink.mails().stream())
                .filter(mail -> mail.to().startsWith(drill + "."))
                .toList();
    }

    private static List<String> received(String drill) {
        return mails(drill).stream().map(SmtpSink.Mail::to).distinct().toList();
    }

    private static int repeated(String drill) {
        return mails(drill).size() - received(drill).size();
    }

    /** As many as there are deliveries: a mail that comes again bears the id that it had. */
    private static int messageIds(String drill) {
        return mails(drill).stream()
                .map(mail -> mail.header("Message-ID"))
                .collect(Collectors.toSet())
                .size();
    }

    private static int number(String address) {
        return Integer.parseInt("0" + address.replaceFirst("@.*", "").replaceFirst(".*\\.", ""));
    }

    private static void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(other.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same program on the same database, in a process of its own. */
    private static Process process() {
        try {
            Path folder = Files.createTempDirectory("status-process");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx300m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StatusApplication.class.getName(),
                    "--server.port=" + FreePort.find(),
                    "--management.server.port=0",
                    "--status.data-dir=" + folder,
                    "--status.base-url=http://status.example.com",
                    "--status.sample=true",
                    "--status.delivery.lease=8s",
                    "--status.mail.relays=" + OF_THE_OTHER.url() + "," + SECOND.url(),
                    "--spring.datasource.url=" + DATABASE.url()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
            List<String> said = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.contains("Started StatusApplication")) {
                    Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}), "output of the other");
                    rest.setDaemon(true);
                    rest.start();
                    return process;
                }
            }
            throw new IllegalStateException(String.join("\n", said));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
