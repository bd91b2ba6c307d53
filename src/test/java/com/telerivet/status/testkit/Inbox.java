package com.telerivet.status.testkit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail server of the test run. Tests share it, so each writes to addresses of its own. */
public final class Inbox {

    private static final GreenMail SERVER = start();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private Inbox() {}

    /** The relay to set as {@code STATUS_MAIL_RELAYS}. */
    public static String relay() {
        return "smtp://127.0.0.1:" + SERVER.getSmtp().getPort();
    }

    /** Waits until that many mails have come to the address, and gives them in the order in which they came. */
    public static List<MimeMessage> await(String address, int count) {
        org.awaitility.Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> mails(address).size() >= count);
        return mails(address);
    }

    /** What has come to the address so far. */
    public static List<MimeMessage> mails(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> address.equals(header(mail, "To")))
                .toList();
    }

    public static String header(MimeMessage mail, String name) {
        try {
            return String.valueOf(mail.getHeader(name, ", "));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(MimeMessage mail) {
        return twin(mail, 0, "text/plain");
    }

    public static String html(MimeMessage mail) {
        return twin(mail, 1, "text/html");
    }

    /** The path of the first link in the plain text that begins so, for example {@code /unsubscribe/}. */
    public static String link(MimeMessage mail, String path) {
        Matcher link = Pattern.compile("https?://[^/\\s]+(" + Pattern.quote(path) + "\\S*)")
                .matcher(text(mail));
        if (!link.find()) {
            throw new AssertionError("no link to " + path + " in:\n" + text(mail));
        }
        return link.group(1);
    }

    private static String twin(MimeMessage mail, int index, String type) {
        try {
            Part part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
            if (!part.isMimeType(type)) {
                throw new AssertionError("not " + type + ": " + part.getContentType());
            }
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GreenMail start() {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        return server;
    }
}
