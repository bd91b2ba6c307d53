package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.IDN;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Turns a message into a mail: who sends it, its headers, and its two twin bodies.
 *
 * @param from the sender with the page's name
 * @param host the public host of the page, on which message ids and the list's id are made
 */
record Letterhead(InternetAddress from, String host, Clock clock) {

    private static final int LONGEST_LINE = 200;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    /** What is the same for all recipients of these words. */
    Letter print(Message message) {
        try {
            MimeMessage mail = new WithoutId();
            mail.setFrom(from);
            mail.setSubject(line(message.subject()), "UTF-8");
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-Auto-Response-Suppress", "All");
            if (message.thread() != null) {
                // no mail has this id: all of a thread answer it alike, so that one lost mail does not tear the thread
                String root = "<" + token(message.thread()) + "@" + host + ">";
                mail.setHeader("In-Reply-To", root);
                mail.setHeader("References", root);
            }
            if (message.unsubscribeUrl() != null) {
                mail.setHeader("List-Id", "<updates." + host + ">");
                mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            mail.setContent(new MimeMultipart(
                    "alternative",
                    part(message.words().text(), "text/plain"),
                    part(message.words().html(), "text/html")));
            mail.saveChanges();
            // each recipient's mail has its own, and two are more than a mail may have (RFC 5322, 3.6)
            mail.removeHeader("Date");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return new Letter(bytes.toByteArray(), message.own().keySet());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("these words make no mail", e);
        }
    }

    /** The header lines of one recipient, which stand before those of the letter. */
    String ownHeader(Delivery delivery, Message message) {
        String unsubscribe = message.unsubscribeUrl() == null
                ? ""
                : "List-Unsubscribe: <" + line(message.unsubscribeUrl()) + ">\r\n";
        return "Message-ID: " + messageId(delivery) + "\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)) + "\r\nTo: "
                + line(delivery.address()) + "\r\n" + unsubscribe;
    }

    /** @throws MessagingException when the address cannot be one */
    static String checked(String address) throws MessagingException {
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        recipient.validate();
        int at = address.lastIndexOf('@');
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new AddressException("not a domain", address);
        }
    }

    /** Stays the same over attempts, so that a mailbox recognises a mail that came twice. */
    private String messageId(Delivery delivery) {
        String made = Long.toString(delivery.createdAt().toEpochMilli(), 36);
        return "<" + delivery.id() + "." + made + "@" + host + ">";
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(text, type + "; charset=UTF-8");
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** One line of bounded length: a header cannot be ended and another one begun. */
    private static String line(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE - 1)) + "…";
    }

    private static String token(String text) {
        return text.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    private static final class WithoutId extends MimeMessage {

        WithoutId() {
            super(NO_SESSION);
        }

        @Override
        protected void updateMessageID() {
            // each recipient's mail has one of its own
        }
    }
}
