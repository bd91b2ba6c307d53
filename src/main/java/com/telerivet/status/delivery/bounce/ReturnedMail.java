package com.telerivet.status.delivery.bounce;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody sent to a return address: a report of a mail server (RFC 3464), a complaint (RFC 5965), or anything
 * else, such as the answer of somebody on holiday.
 */
final class ReturnedMail {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final List<String> RECIPIENT_FIELDS =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc");
    private static final List<String> SENDER_FIELDS = List.of("Return-Path", "Original-Mail-From");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int DEEPEST = 4;
    private static final int MOST_PARTS = 20;
    private static final int MOST_RECIPIENTS = 20;

    private final MimeMessage mail;

    private ReturnedMail(MimeMessage mail) {
        this.mail = mail;
    }

    /** @throws IOException where it is no mail */
    static ReturnedMail of(byte[] bytes) throws IOException {
        try {
            return new ReturnedMail(new MimeMessage(NO_SESSION, new ByteArrayInputStream(bytes)));
        } catch (MessagingException e) {
            throw new IOException("not a mail", e);
        }
    }

    /** Where a return address of ours would stand: whom it was sent to, and whom the mail it tells of was from. */
    String addresses() throws IOException {
        try {
            StringBuilder found = new StringBuilder(fields(mail.getAllHeaders(), RECIPIENT_FIELDS));
            for (String type : List.of("message/feedback-report", "message/rfc822", "text/rfc822-headers")) {
                Part part = find(mail, type, 0);
                if (part != null) {
                    found.append('\n').append(fields(headers(part).getAllHeaders(), SENDER_FIELDS));
                }
            }
            return found.toString();
        } catch (MessagingException e) {
            throw new IOException("a broken mail", e);
        }
    }

    /** Empty for what is no news: a delay, or a machine or a person that answers. */
    Optional<Word> word() throws IOException {
        try {
            Part complaint = find(mail, "message/feedback-report", 0);
            if (complaint != null) {
                return complaint(headers(complaint));
            }
            Part report = find(mail, "message/delivery-status", 0);
            if (report != null) {
                return failure(report);
            }
            // some servers still tell it in prose only; without a code it counts, but suspends nobody at once
            boolean isOfAServer = first(mail, "From").toLowerCase(Locale.ROOT).contains("mailer-daemon@")
                    || !first(mail, "X-Failed-Recipients").isEmpty();
            return isOfAServer ? Optional.of(Word.failed("", first(mail, "Subject"))) : Optional.empty();
        } catch (MessagingException e) {
            throw new IOException("a broken mail", e);
        }
    }

    private static Optional<Word> complaint(InternetHeaders report) {
        String type = first(report, "Feedback-Type");
        // "not-spam" takes one back, the others are about forgery and viruses
        return type.equalsIgnoreCase("abuse") || type.equalsIgnoreCase("opt-out")
                ? Optional.of(Word.complaint(type + " by " + first(report, "User-Agent")))
                : Optional.empty();
    }

    private static Optional<Word> failure(Part report) throws MessagingException, IOException {
        try (InputStream in = report.getInputStream()) {
            // the fields of the message, then those of each recipient, with blank lines between
            for (int i = 0; i <= MOST_RECIPIENTS && in.available() > 0; i++) {
                InternetHeaders recipient = new InternetHeaders(in);
                if (first(recipient, "Action").equalsIgnoreCase("failed")) {
                    String said = first(recipient, "Diagnostic-Code").replaceFirst("(?i)^smtp;\\s*", "");
                    Matcher status = STATUS.matcher(first(recipient, "Status") + " " + said);
                    return Optional.of(Word.failed(status.find() ? status.group(1) : "", said));
                }
            }
        }
        return Optional.empty();
    }

    private static InternetHeaders headers(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new InternetHeaders(in);
        }
    }

    /** The first part of that type, as far as an honest mail has any. */
    private static @Nullable Part find(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part;
        }
        if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                BodyPart each = parts.getBodyPart(i);
                Part found = find(each, type, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String fields(java.util.Enumeration<Header> headers, List<String> names) {
        return Collections.list(headers).stream()
                .filter(header -> names.stream().anyMatch(header.getName()::equalsIgnoreCase))
                .map(Header::getValue)
                .collect(Collectors.joining("\n"));
    }

    private static String first(Part part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null ? "" : unfolded(values[0]);
    }

    private static String first(InternetHeaders headers, String name) {
        return unfolded(Objects.requireNonNullElse(headers.getHeader(name, null), ""));
    }

    private static String unfolded(String value) {
        return value.replaceAll("\\s+", " ").strip();
    }
}
