package com.telerivet.status.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import com.telerivet.status.platform.SteadyTime;
import com.telerivet.status.testkit.MovableClock;
import com.telerivet.status.testkit.SmtpSink;
import com.telerivet.status.testkit.TestCertificate;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes and real signing in, for a relay by the name that its certificate bears, and by another. */
class RelayTlsTests {

    private static final TestCertificate RELAY = TestCertificate.of("dns:relay.example.net");
    private static final Message NEWS = new Message(new Message.Words("News", "text", "<p>html</p>"));

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");
    private final SteadyTime time = new SteadyTime(() -> clock.instant().toEpochMilli() * 1_000_000);
    private final SmtpSink sink = new SmtpSink();

    @AfterEach
    void close() {
        sink.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void aMailGoesEncryptedToTheRelayWhoseNameItsCertificateBears(String scheme) throws Exception {
        served(scheme).signedIn("status", "pass:word");
        assertThat(send(scheme + "://status:pass%3Aword@relay.example.net", RELAY.believed()))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(sink.logins()).containsExactly("PLAIN status pass:word encrypted");
        assertThat(sink.mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void aCertificateForAnotherNameIsRefusedBeforeAPasswordIsSaid(String scheme) throws Exception {
        served(scheme).signedIn("status", "password");
        assertThat(send(scheme + "://status:password@mail.example.org", RELAY.believed()))
                .isInstanceOfSatisfying(Outcome.TryLater.class, later -> assertThat(later.reason())
                        .contains("mail.example.org"));
        assertThat(sink.commands()).doesNotContain("AUTH", "MAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void aCertificateThatNobodyVouchesForIsRefused(String scheme) throws Exception {
        served(scheme).signedIn("status", "password");
        assertThat(send(scheme + "://status:password@relay.example.net", SSLContext.getDefault()))
                .isInstanceOf(Outcome.TryLater.class);
        assertThat(sink.commands()).doesNotContain("AUTH", "MAIL");
    }

    @Test
    void aPasswordIsNotSaidWhereTheRelayOffersNoEncryption() throws Exception {
        sink.signedIn("status", "password");
        assertThat(send("smtp://status:password@relay.example.net", RELAY.believed()))
                .isInstanceOf(Outcome.TryLater.class);
        assertThat(sink.commands()).doesNotContain("AUTH", "MAIL");
    }

    @Test
    void withoutAPasswordItIsEncryptedToWhoeverAnswers() throws Exception {
        sink.encrypting(RELAY.shown());
        assertThat(send("smtp://mail.example.org", SSLContext.getDefault())).isInstanceOf(Outcome.Sent.class);
        assertThat(sink.commands()).contains("STARTTLS");
    }

    @Test
    void aWrongPasswordIsTheRelaysTroubleAndLosesNothing() throws Exception {
        served("smtps").signedIn("status", "password");
        assertThat(send("smtps://status:wrong@relay.example.net", RELAY.believed()))
                .isInstanceOfSatisfying(Outcome.TryLater.class, later -> {
                    assertThat(later.channelAway()).isTrue();
                    assertThat(later.reason()).contains("535").doesNotContain("wrong");
                });
    }

    @Test
    void aRelayThatOffersLoginOnlyIsSignedInTo() throws Exception {
        served("smtps").signedIn("status", "password").answering("EHLO", "250-sink\r\n250 AUTH LOGIN");
        assertThat(send("smtps://status:password@relay.example.net", RELAY.believed()))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(sink.logins()).containsExactly("LOGIN status password encrypted");
    }

    private SmtpSink served(String scheme) {
        return scheme.equals("smtps") ? sink.encryptedAtOnce(RELAY.shown()) : sink.encrypting(RELAY.shown());
    }

    /** Sends by that relay, whose name is looked up as this machine's. */
    private Outcome send(String relay, SSLContext believing) throws Exception {
        List<Relay> relays = Relay.parse(relay + ":" + sink.port());
        try (Connections connections = new Connections(
                        "status.example.com",
                        time,
                        host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                        believing.getSocketFactory());
                RelayLine line = new RelayLine(
                        new Relays(relays, time),
                        new Pace(relays, List.of(0.0), Duration.ofSeconds(2), time),
                        connections,
                        new Press(
                                new Letterhead(
                                        new InternetAddress("status@status.example.com"), "status.example.com", clock),
                                new Letters(),
                                delivery -> Optional.empty(),
                                null))) {
            return line.send(
                    new Delivery(
                            7,
                            "test",
                            "s",
                            "r",
                            "mail",
                            "sam@example.com",
                            Locale.ENGLISH,
                            0,
                            0,
                            clock.instant(),
                            Duration.ZERO),
                    NEWS);
        }
    }
}
