package com.telerivet.status.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Endpoint;
import com.telerivet.status.testkit.MovableClock;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@AppTest
class HookChannelTests {

    @Autowired
    private OutboundHttp http;

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");
    private final Endpoint endpoint = new Endpoint();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_ar", "_es", "_fr", "_pt", "_sw"})
    void receiversAreToldHowLongTheyHave(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                new ClassPathResource("messages" + language + ".properties").getInputStream(),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        assertThat(HookChannel.TIMEOUT).as("as long as Statuspage waits").hasSeconds(30);
        assertThat(words.getProperty("publication.help.webhook.text")).contains(" 30");
        assertThat(words.getProperty("subscriber.endpoint.asked.nothing")).contains(" 30");
        assertThat(Files.readString(Path.of("docs/operations.md"))).contains("| 2xx within 30 s | done |");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 120, 120",
        "503, 7, 7",
        "503, 0, 5",
        "429, 1, 5",
        "429, 0.5, 5",
        "429, 999999, 3600",
        "503, 'Sat, 31 Jan 2015 07:13:00 GMT', 600",
        "503, 'Sat, 31 Jan 2015 06:00:00 GMT', 5",
        "503, 'Fri, 31 Jan 2025 06:00:00 GMT', 3600"
    })
    void whoAsksForARestGetsItWithinBounds(int status, String retryAfter, long seconds) {
        endpoint.answers("/busy", status, retryAfter);
        assertThat(post("/busy"))
                .isEqualTo(new Outcome.TryLater("answered " + status, false, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"429, soon", "503, -5", "503, 99999999999999999999", "500, 120", "302, 120"})
    void whatIsNoSuchWishIsPassedOver(int status, String retryAfter) {
        endpoint.answers("/odd", status, retryAfter);
        assertThat(post("/odd")).isEqualTo(new Outcome.TryLater("answered " + status, false, null));
    }

    @Test
    void whoSaysThatItIsGoneIsGone() {
        endpoint.answers("/gone", 410);
        assertThat(post("/gone")).isEqualTo(new Outcome.Gone("answered 410"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void whoCannotReadThisMessageIsNotSentItAgain(int status) {
        endpoint.answers("/refuses", status);
        assertThat(post("/refuses")).isEqualTo(new Outcome.Refused("answered " + status));
    }

    @Test
    void everyTryCarriesTheSameNumber() {
        endpoint.answers("/flaky", 500);
        post("/flaky");
        endpoint.answers("/flaky", 204);
        assertThat(post("/flaky")).isInstanceOf(Outcome.Sent.class);
        assertThat(endpoint.await("/flaky").header("Status-delivery"))
                .isEqualTo(endpoint.await("/flaky").header("Status-delivery"))
                .isEqualTo("7");
    }

    private Outcome post(String path) {
        Delivery delivery =
                new Delivery(7, "test", "s", "r", "webhook", "a", Locale.ENGLISH, 0, 0, clock.instant(), Duration.ZERO);
        Message message = new Message(new Message.Posting(URI.create(endpoint.url(path)), "{}", null));
        try (com.telerivet.status.delivery.Channel.Line line = new HookChannel("webhook", http, clock).open()) {
            return line.send(delivery, message);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
