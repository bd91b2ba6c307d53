package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/**
 * Turns a message into a mail: who sends it, its headers, and its two twin bodies.
 *
 * @param from the sender with the page's name
 * @param host the public host of the page, on which message ids and the list's id are made
 */
record Letterhead(InternetAddress from, String host, Clock clock) {

    private static final int LONGEST_LINE = 200;
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    /** @throws MessagingException when the delivery's address cannot be one */
    MimeMessage write(Delivery delivery, Message message) throws MessagingException {
        MimeMessage mail = new WithStableId(messageId(delivery));
        mail.setFrom(from);
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, new Address[] {recipient(delivery.address())});
        mail.setSubject(line(message.subject()), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
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
            mail.setHeader("List-Unsubscribe", "<" + line(message.unsubscribeUrl()) + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mail.setContent(new MimeMultipart(
                "alternative", part(message.text(), "text/plain"), part(message.html(), "text/html")));
        mail.saveChanges();
        return mail;
    }

    /** Stays the same over attempts, so that a mailbox recognises a mail that came twice. */
    private String messageId(Delivery delivery) {
        String made = Long.toString(delivery.createdAt().toEpochMilli(), 36);
        return "<" + delivery.id() + "." + made + "@" + host + ">";
    }

    private static InternetAddress recipient(String address) throws MessagingException {
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        recipient.validate();
        return recipient;
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(text, type + "; charset=UTF-8");
        return part;
    }

    /** One line of bounded length: a header cannot be ended and another one begun. */
    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE - 1)) + "…";
    }

    private static String token(String text) {
        return text.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    private static final class WithStableId extends MimeMessage {

        private final String id;

        WithStableId(String id) {
            super(NO_SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
