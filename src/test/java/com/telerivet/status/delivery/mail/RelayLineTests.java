package com.telerivet.status.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import com.telerivet.status.platform.SteadyTime;
import com.telerivet.status.testkit.MovableClock;
import com.telerivet.status.testkit.SmtpSink;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayLineTests {

    private static final Message NEWS = new Message(
            new Message.Words("[Telerivet] Identified: Überlast", "Grüße\n", "<p>Grüße</p>"),
            Map.of(),
            "incident-p31zjtct2jer",
            "https://status.telerivet.com/unsubscribe/abc");

    private final GreenMail good = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");
    private final SteadyTime time = new SteadyTime(
            () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    private final Connections connections = new Connections(
            "status.telerivet.com", time, InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault());

    @BeforeEach
    void start() {
        good.start();
    }

    @AfterEach
    void stop() {
        connections.close();
        good.stop();
    }

    @Test
    void theMailHasItsHeadersAndBothTwins() throws Exception {
        assertThat(send(good(), "sam@example.com", NEWS)).isInstanceOf(Outcome.Sent.class);
        MimeMessage mail = good.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Telerivet] Identified: Überlast");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Telerivet <status@status.telerivet.com>");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<7.i5knkko0@status.telerivet.com>");
        assertThat(mail.getHeader("References")).containsExactly("<incident-p31zjtct2jer@status.telerivet.com>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<incident-p31zjtct2jer@status.telerivet.com>");
        assertThat(mail.getHeader("Date")).containsExactly("Sat, 31 Jan 2015 07:03:00 GMT");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Id")).containsExactly("<updates.status.telerivet.com>");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<https://status.telerivet.com/unsubscribe/abc>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        MimeMultipart twins = (MimeMultipart) mail.getContent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(twins.getCount()).isEqualTo(2);
        assertTwin(twins.getBodyPart(0), "text/plain", "Grüße");
        assertTwin(twins.getBodyPart(1), "text/html", "<p>Grüße</p>");
    }

    @Test
    void aSubjectCannotEndItsHeader() throws Exception {
        Message hostile =
                new Message(new Message.Words("Hi\r\nBcc: mallory@example.com\r\n\r\nbody\u2028x", "text", "html"));
        send(good(), "sam@example.com", hostile);
        MimeMessage mail = good.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Hi Bcc: mallory@example.com body x");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("List-Id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam@example.com\r\nRCPT TO:<mallory@example.com>",
                "sam@example.com>\r\nDATA",
                "sam@example.com, mallory@example.com",
                "sam\u0000@example.com",
                "no address"
            })
    void anAddressThatIsMoreThanOneAddressIsRefusedBeforeItReachesARelay(String address) {
        assertThat(send(good(), address, NEWS)).isInstanceOf(Outcome.Refused.class);
        assertThat(good.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 too busy",
        "GREETING, 554 no service",
        "GREETING, hang up",
        "EHLO, hang up",
        "MAIL, 421 closing",
        "MAIL, 451 later",
        "MAIL, 550 not from you",
        "RCPT, 450 busy",
        "RCPT, 421 closing",
        "DATA, 452 no space",
        "DATA, hang up",
        "., 451 later",
        "., hang up"
    })
    void aTroubledRelayIsPassedOver(String command, String answer) {
        try (SmtpSink bad = new SmtpSink().answering(command, answer)) {
            assertThat(send(bad.url() + "," + good(), "sam@example.com", NEWS)).isInstanceOf(Outcome.Sent.class);
            assertThat(good.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void aRelayThatRefusesConnectionsIsPassedOver() {
        SmtpSink gone = new SmtpSink();
        gone.close();
        assertThat(send(gone.url() + "," + good(), "sam@example.com", NEWS)).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void aRelayThatFailedIsNotAskedAgainForTheNextMail() {
        try (SmtpSink bad = new SmtpSink().answering("MAIL", "421 closing")) {
            try (RelayLine line = line(bad.url() + "," + good())) {
                line.send(delivery("one@example.com"), NEWS);
                line.send(delivery("two@example.com"), NEWS);
                assertThat(bad.commands()).containsOnlyOnce("MAIL");
                clock.advance(Duration.ofSeconds(6));
                line.send(delivery("three@example.com"), NEWS);
                assertThat(bad.commands().stream().filter("MAIL"::equals)).hasSize(2);
            }
            assertThat(good.getReceivedMessages()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 no such user", "RCPT, 553 bad mailbox", "., 554 rejected as spam"})
    void aRefusalForGoodIsNotTriedElsewhere(String command, String answer) {
        try (SmtpSink bad = new SmtpSink().answering(command, answer)) {
            assertThat(send(bad.url() + "," + good(), "sam@example.com", NEWS))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            r -> assertThat(r.reason()).startsWith("127.0.0.1:").contains(answer));
            assertThat(good.getReceivedMessages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 too busy, true",
        "MAIL, 550 not from you, true",
        "RCPT, 450 busy, false",
        "., 451 later, false"
    })
    void withNoOtherRelayItIsTriedLater(String command, String answer, boolean channelAway) {
        try (SmtpSink bad = new SmtpSink().answering(command, answer)) {
            assertThat(send(bad.url(), "sam@example.com", NEWS))
                    .isInstanceOfSatisfying(Outcome.TryLater.class, later -> {
                        assertThat(later.channelAway()).isEqualTo(channelAway);
                        assertThat(later.reason()).contains(answer.substring(0, 3));
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"., taken and hang up, true", "., 451 later, false", "DATA, hang up, false", "GREETING, 421 busy, false"
    })
    void whatTheRelayMayHaveTakenIsSaidToBeUnclear(String command, String answer, boolean isUnclear) {
        try (SmtpSink bad = new SmtpSink().answering(command, answer)) {
            assertThat(send(bad.url(), "sam@example.com", NEWS))
                    .isInstanceOfSatisfying(Outcome.TryLater.class, later -> assertThat(later.isUnclear())
                            .isEqualTo(isUnclear));
        }
    }

    @Test
    void anAddressThatTheRelayCannotWriteIsRefusedWithoutBlamingTheRelay() {
        try (SmtpSink relay = new SmtpSink();
                RelayLine line = line(relay.url())) {
            assertThat(line.send(delivery("jürgen@example.com"), NEWS))
                    .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.addressGone())
                            .isTrue());
            assertThat(relay.commands()).doesNotContain("MAIL");
            assertThat(line.send(delivery("sam@example.com"), NEWS)).isInstanceOf(Outcome.Sent.class);
            assertThat(relay.commands()).containsOnlyOnce("EHLO");
        }
    }

    @Test
    void oneConnectionCarriesABatch() {
        try (SmtpSink relay = new SmtpSink();
                RelayLine line = line(relay.url())) {
            for (int i = 0; i < 5; i++) {
                assertThat(line.send(delivery("sam" + i + "@example.com"), NEWS))
                        .isInstanceOf(Outcome.Sent.class);
            }
            assertThat(relay.commands()).containsOnlyOnce("EHLO");
        }
    }

    @Test
    void aMailThatWouldHaveToWaitForLongIsNotTried() {
        try (SmtpSink relay = new SmtpSink();
                RelayLine line = line(relay.url(), List.of(0.1))) {
            assertThat(line.send(delivery("one@example.com"), NEWS)).isInstanceOf(Outcome.Sent.class);
            assertThat(line.send(delivery("two@example.com"), NEWS))
                    .isEqualTo(new Outcome.NoRoom(Duration.ofSeconds(8)));
            assertThat(relay.commands()).containsOnlyOnce("MAIL");
            clock.advance(Duration.ofSeconds(10));
            assertThat(line.send(delivery("two@example.com"), NEWS)).isInstanceOf(Outcome.Sent.class);
        }
    }

    @Test
    void aRelayWithoutRoomIsNoHelpWhereTheOneBeforeFails() {
        try (SmtpSink bad = new SmtpSink().answering("RCPT", "450 busy");
                RelayLine line = line(bad.url() + "," + good(), List.of(0.0, 0.1))) {
            assertThat(line.send(delivery("one@example.com"), NEWS)).isInstanceOf(Outcome.Sent.class);
            assertThat(line.send(delivery("two@example.com"), NEWS))
                    .isInstanceOfSatisfying(Outcome.TryLater.class, later -> assertThat(later.reason())
                            .contains("450 busy", "no room"));
        }
    }

    private Outcome send(String relays, String address, Message message) {
        try (RelayLine line = line(relays)) {
            return line.send(delivery(address), message);
        }
    }

    private RelayLine line(String relays) {
        return line(relays, List.of(0.0));
    }

    private RelayLine line(String relays, List<Double> rates) {
        List<Relay> known = Relay.parse(relays);
        return new RelayLine(
                new Relays(known, time),
                new Pace(known, rates, Duration.ofSeconds(2), time),
                connections,
                new Press(letterhead(), new Letters(), delivery -> Optional.empty(), null));
    }

    private Letterhead letterhead() {
        try {
            return new Letterhead(
                    new InternetAddress("status@status.telerivet.com", "Telerivet"), "status.telerivet.com", clock);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Delivery delivery(String address) {
        return new Delivery(7, "test", "s", "r", "mail", address, Locale.ENGLISH, 0, 0, clock.instant(), Duration.ZERO);
    }

    private String good() {
        return "smtp://127.0.0.1:" + good.getSmtp().getPort();
    }

    private static void assertTwin(BodyPart part, String type, String text) throws Exception {
        assertThat(part.getContentType()).startsWith(type).containsIgnoringCase("utf-8");
        assertThat((String) part.getContent()).contains(text);
    }
}
