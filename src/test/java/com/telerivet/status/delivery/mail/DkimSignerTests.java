package com.telerivet.status.delivery.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.testkit.MovableClock;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimSignerTests {

    private static final String ED25519_PKCS8 = "302e020100300506032b657004220420";
    private static final String GAP = "preferences0123456789ab";

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");

    @TempDir
    private Path folder;

    /** The example of RFC 8463, appendix A, with its key, message and signature. */
    @Test
    void theStandardsOwnMailGetsTheStandardsOwnSignature() throws Exception {
        byte[] seed = Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
        DkimKey key = DkimKey.of(
                HexFormat.of().parseHex(ED25519_PKCS8 + HexFormat.of().formatHex(seed)));
        assertThat(key.record()).isEqualTo("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        String body = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
        String bodyHash =
                Base64.getEncoder().encodeToString(DkimSigner.hash(DkimSigner.relaxedBody(body.getBytes(), 0)));
        assertThat(bodyHash).isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
        String fields = List.of(
                        "From: Joe SixPack <joe@football.example.com>",
                        "To: Suzie Q <suzie@shopping.example.net>",
                        "Subject: Is dinner ready?",
                        "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)",
                        "Message-ID: <20030712040037.46341.5F8J@football.example.com>")
                .stream()
                .map(field -> DkimSigner.relaxedField(field) + "\r\n")
                .reduce("", String::concat);
        String own = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com;"
                + " i=@football.example.com;\r\n q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject :"
                + " date : message-id : from : subject : date;\r\n bh=" + bodyHash + ";\r\n b=";
        assertThat(Base64.getEncoder().encodeToString(DkimSigner.sign(key, fields + DkimSigner.relaxedField(own))))
                .isEqualTo("/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
    }

    /** The example of RFC 6376, 3.4.5. */
    @Test
    void spacesAreNothingThatARelayCouldBreakASignatureBy() {
        assertThat(DkimSigner.relaxedField("A: X")).isEqualTo("a:X");
        assertThat(DkimSigner.relaxedField("B : Y\t\r\n\tZ  ")).isEqualTo("b:Y Z");
        String body = " C \r\nD \t E\r\n\r\n\r\n";
        assertThat(new String(DkimSigner.relaxedBody(body.getBytes(UTF_8), 0), UTF_8))
                .isEqualTo(" C\r\nD E\r\n");
    }

    @ParameterizedTest
    @CsvSource({"RSA, rsa-sha256", "Ed25519, ed25519-sha256"})
    void everyRecipientsMailIsSignedAsItArrives(String kind, String algorithm) throws Exception {
        KeyPair pair = pair(kind);
        DkimKey key = DkimKey.read(pem(pair));
        assertThat(key.known()).isEqualTo(pair.getPublic());
        Press press = press(new DkimSigner(key, "example.com", "status", clock));
        for (String link : new String[] {"https://a.example/" + "y".repeat(150), ".dot", "x  \t "}) {
            Message message = new Message(
                    new Message.Words(
                            "Grüße  " + "lang ".repeat(20),
                            "a \n.\n\n..b  c\t\n" + GAP + "\n\n\n",
                            "<p>" + GAP + "</p>"),
                    Map.of(GAP, link),
                    "incident-x",
                    "https://a.example/unsubscribe/x");
            String mail = arrived(press.mail(delivery("jürgen@example.com"), message));
            assertThat(mail).startsWith("DKIM-Signature: v=1; a=" + algorithm + "; c=relaxed/relaxed; d=example.com;");
            assertThat(mail.lines().map(String::length)).allMatch(length -> length <= 200);
            assertThat(isGenuine(mail, pair)).isTrue();
            assertThat(isGenuine(mail.replace("Date: Sat", "Date:  \r\n Sat"), pair))
                    .isTrue();
            assertThat(isGenuine(mail.replace("unsubscribe/x", "unsubscribe/y"), pair))
                    .isFalse();
            assertThat(isGenuine(mail + "more\r\n", pair)).isFalse();
            assertThat(isGenuine(mail.replace("\r\nFrom:", "\r\nFrom: mallory@example.com\r\nFrom:"), pair))
                    .isFalse();
            assertThat(isGenuine(mail.replace("\r\nTo:", "\r\nReply-To: mallory@example.com\r\nTo:"), pair))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
            })
    void aFileThatHoldsNoKeyEndsTheStart(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.pem"), text);
        assertThatThrownBy(() -> signing("status", file, "", "status@example.com"))
                .isInstanceOfSatisfying(
                        BadSetting.class, bad -> assertThat(bad.remedy()).contains("openssl"))
                .hasMessageContaining("STATUS_MAIL_DKIM_KEY_FILE");
        assertThatThrownBy(() -> signing("status", folder.resolve("none.pem"), "", "status@example.com"))
                .isInstanceOf(BadSetting.class);
    }

    @Test
    void aKeyForAnotherDomainOrHalfASettingEndsTheStart() throws Exception {
        Path file = pem(pair("Ed25519"));
        assertThatThrownBy(() -> signing("status", file, "example.org", "status@mail.example.com"))
                .isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new DkimSettings("status", "", "")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new DkimSettings("a b", "x", "")).isInstanceOf(BadSetting.class);
        assertThat(signing("status", file, "example.com", "Status <status@mail.example.com>")
                        .record()
                        .orElseThrow()
                        .name())
                .isEqualTo("status._domainkey.example.com");
        assertThat(signing("status", file, "", "status@mail.example.com")
                        .record()
                        .orElseThrow()
                        .name())
                .isEqualTo("status._domainkey.mail.example.com");
    }

    private MailSigning signing(String selector, Path key, String domain, String from) {
        return new MailSigning(
                new DkimSettings(selector, key.toString(), domain),
                new MailSettings("", from, List.of()),
                new StatusSettings(folder, "https://status.example.com"),
                clock);
    }

    private Press press(DkimSigner signer) throws Exception {
        Letterhead letterhead =
                new Letterhead(new InternetAddress("status@example.com", "Telerivet"), "status.example.com", clock);
        return new Press(letterhead, new Letters(), delivery -> Optional.empty(), signer);
    }

    private Delivery delivery(String address) {
        return new Delivery(7, "test", "s", "r", "mail", address, Locale.ENGLISH, 0, 0, clock.instant(), Duration.ZERO);
    }

    private static KeyPair pair(String kind) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("RSA")) {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private Path pem(KeyPair pair) throws Exception {
        String text = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Files.writeString(folder.resolve("dkim.pem"), text);
    }

    /** What a recipient gets of the bytes on the wire. */
    private static String arrived(byte[] wire) {
        return (new String(wire, ISO_8859_1) + "\r\n").replaceAll("(?m)^\\.", "");
    }

    /** A verifier that shares nothing with the signer: by the words of RFC 6376, with patterns over the whole text. */
    private static boolean isGenuine(String mail, KeyPair pair) throws Exception {
        String[] halves = mail.split("\r\n\r\n", 2);
        List<String> fields = new ArrayList<>(Arrays.asList(halves[0].split("\r\n(?=[^ \t])")));
        String own = fields.remove(0);
        String body = (halves[1].replaceAll("[ \t]+", " ").replaceAll(" (?=\r\n)", "") + "\r\n")
                .replaceAll("(\r\n)+\\z", "\r\n");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        if (!Base64.getEncoder()
                .encodeToString(sha256.digest(body.getBytes(ISO_8859_1)))
                .equals(tag(own, "bh"))) {
            return false;
        }
        StringBuilder signed = new StringBuilder();
        for (String name : tag(own, "h").split(":")) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (fields.get(i).toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    signed.append(relaxed(fields.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        signed.append(relaxed(own.replaceAll("(?s); b=.*|;\r\n b=.*", ";\r\n b=")));
        boolean isRsa = tag(own, "a").equals("rsa-sha256");
        Signature signature = Signature.getInstance(isRsa ? "SHA256withRSA" : "Ed25519");
        signature.initVerify(pair.getPublic());
        byte[] bytes = signed.toString().getBytes(ISO_8859_1);
        signature.update(isRsa ? bytes : sha256.digest(bytes));
        return signature.verify(Base64.getDecoder().decode(tag(own, "b")));
    }

    private static String relaxed(String field) {
        Matcher parts = Pattern.compile("(?s)([^:]+?)\\s*:\\s*(.*?)\\s*").matcher(field);
        assertThat(parts.matches()).isTrue();
        return parts.group(1).toLowerCase(Locale.ROOT) + ":" + parts.group(2).replaceAll("\\s+", " ");
    }

    private static String tag(String field, String name) {
        Matcher value = Pattern.compile("(?s)[;:]\\s*" + name + "=([^;]*)").matcher(field);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1).replaceAll("\\s", "");
    }
}
