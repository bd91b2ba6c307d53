package com.telerivet.status.delivery.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Signs mails (RFC 6376 with RSA, RFC 8463 with Ed25519), in the relaxed form that relays on the way may fold and space
 * anew. What must not be added behind our back is named once more than it is there.
 */
final class DkimSigner {

    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");
    private static final List<String> NOT_ONCE_MORE = List.of("From", "To", "Cc", "Subject", "Date", "Reply-To");
    private static final Pattern NEXT_FIELD = Pattern.compile("\r\n(?![ \t])");
    private static final Pattern FOLD = Pattern.compile("\r\n");
    private static final Pattern SPACES = Pattern.compile("[ \t]+");
    private static final int LINE = 72;

    private final DkimKey key;
    private final String domain;
    private final String selector;
    private final Clock clock;

    DkimSigner(DkimKey key, String domain, String selector, Clock clock) {
        this.key = key;
        this.domain = domain;
        this.selector = selector;
        this.clock = clock;
    }

    /**
     * The header field to put before those of {@code mail}.
     *
     * @param mail as it will arrive, so without the doubled dots of SMTP
     */
    String header(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> fields = List.of(NEXT_FIELD.split(text.substring(0, end)));
        List<String> names = new ArrayList<>();
        StringBuilder signed = new StringBuilder();
        for (String name : SIGNED) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (fields.get(i).regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                    names.add(name);
                    signed.append(relaxedField(fields.get(i))).append("\r\n");
                }
            }
        }
        names.addAll(NOT_ONCE_MORE);
        String own = "DKIM-Signature: v=1; a=" + key.algorithm() + "; c=relaxed/relaxed; d=" + domain + ";\r\n s="
                + selector + "; t=" + clock.instant().getEpochSecond() + ";\r\n h="
                + String.join(":\r\n  ", lines(names)) + ";\r\n bh="
                + base64(hash(relaxedBody(mail, end + 4))) + ";\r\n b=";
        String signature = base64(sign(key, signed + relaxedField(own)));
        return own + folded(signature) + "\r\n";
    }

    /** What a key says of canonical header fields, the last without its line's end. */
    static byte[] sign(DkimKey key, String fields) {
        try {
            byte[] bytes = fields.getBytes(StandardCharsets.ISO_8859_1);
            Signature signature = Signature.getInstance(key.isRsa() ? "SHA256withRSA" : "Ed25519");
            signature.initSign(key.secret());
            // RFC 8463 signs the hash, where RSA hashes by itself
            signature.update(key.isRsa() ? bytes : hash(bytes));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a mail could not be signed", e);
        }
    }

    /** One space for many, none at the end, the name in lower case (RFC 6376, 3.4.2). */
    static String relaxedField(String field) {
        int colon = field.indexOf(':');
        String value = SPACES.matcher(FOLD.matcher(field.substring(colon + 1)).replaceAll(""))
                .replaceAll(" ");
        return field.substring(0, colon).toLowerCase(Locale.ROOT).strip() + ":" + value.strip();
    }

    /** One space for many, none at a line's end, no empty lines at the end, and one end of line (RFC 6376, 3.4.4). */
    static byte[] relaxedBody(byte[] mail, int from) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(mail.length - from + 2);
        int emptyLines = 0;
        int lineStart = from;
        while (lineStart < mail.length) {
            int lineEnd = lineStart;
            while (lineEnd < mail.length && mail[lineEnd] != '\n') {
                lineEnd++;
            }
            int next = lineEnd + 1;
            while (lineEnd > lineStart && isBlank(mail[lineEnd - 1])) {
                lineEnd--;
            }
            if (lineEnd == lineStart) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    body.write('\r');
                    body.write('\n');
                }
                writeRelaxed(mail, lineStart, lineEnd, body);
            }
            lineStart = next;
        }
        return body.toByteArray();
    }

    private static void writeRelaxed(byte[] mail, int from, int to, ByteArrayOutputStream body) {
        int plain = from;
        for (int i = from; i < to; i++) {
            if (mail[i] == ' ' || mail[i] == '\t') {
                body.write(mail, plain, i - plain);
                body.write(' ');
                while (mail[i + 1] == ' ' || mail[i + 1] == '\t') {
                    i++;
                }
                plain = i + 1;
            }
        }
        body.write(mail, plain, to - plain);
        body.write('\r');
        body.write('\n');
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    /** The names in lines that are not too long. */
    private static List<String> lines(List<String> names) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String name : names) {
            if (line.length() + name.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ":").append(name);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String folded(String base64) {
        return base64.replaceAll("(.{" + LINE + "})(?=.)", "$1\r\n  ");
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
