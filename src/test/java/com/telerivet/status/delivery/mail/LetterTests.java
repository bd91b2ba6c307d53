package com.telerivet.status.delivery.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.testkit.MovableClock;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LetterTests {

    private static final String OWN = "preferences0123456789ab";

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");

    @Test
    void everyRecipientReadsTheSameWordsWithLinksOfTheirOwn() throws Exception {
        Message.Words words = new Message.Words(
                "News", "Grüße " + "x".repeat(70) + OWN + " end\n.\nlast", "<p><a href=\"" + OWN + "\">é</a></p>");
        Letter letter = letterhead().print(message(words, "unused"));
        for (String link :
                new String[] {"https://a.example/" + "y".repeat(120) + "?k=v", ".dot", "https://b.example/é"}) {
            Message message = message(words, link);
            String mail = new String(letter.text(letterhead().ownHeader(delivery(), message), message.own()), UTF_8);
            assertThat(mail.lines()).allMatch(line -> line.length() <= 78);
            MimeMultipart twins = (MimeMultipart) parsed(mail).getContent();
            assertThat(((String) twins.getBodyPart(0).getContent()).replace("\r\n", "\n"))
                    .isEqualTo(message.text());
            assertThat(twins.getBodyPart(1).getContent()).isEqualTo(message.html());
        }
    }

    @Test
    void noLineOnTheWireIsALoneDot() throws Exception {
        Message.Words words = new Message.Words("News", ".\n.first\n" + OWN, "<p>.</p>");
        Message message = message(words, ".");
        byte[] wire = letterhead().print(message).wire(letterhead().ownHeader(delivery(), message), message.own());
        assertThat(new String(wire, UTF_8).split("\r\n")).doesNotContain(".").contains("..", "..first");
    }

    private Message message(Message.Words words, String link) {
        return new Message(words, Map.of(OWN, link), "incident-x", "https://a.example/unsubscribe/x");
    }

    private Delivery delivery() {
        return new Delivery(
                7, "test", "s", "r", "mail", "sam@example.com", Locale.ENGLISH, 0, 0, clock.instant(), Duration.ZERO);
    }

    private Letterhead letterhead() throws Exception {
        return new Letterhead(new InternetAddress("status@a.example", "Telerivet"), "a.example", clock);
    }

    private static MimeMessage parsed(String mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8)));
    }
}
