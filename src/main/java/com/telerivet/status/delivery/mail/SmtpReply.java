package com.telerivet.status.delivery.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a relay answered (RFC 5321, 4.2).
 *
 * @param code three digits, for example 250
 * @param lines the words of each line, without the code
 */
record SmtpReply(int code, List<String> lines) {

    private static final Pattern LINE = Pattern.compile("[2-5][0-9]{2}([ -].*)?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MOST_LINES = 64;
    private static final int LONGEST_LINE = 1000;

    /** @throws IOException also for what is no reply, or is longer than any honest one */
    static SmtpReply read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            String line = line(in);
            if (!LINE.matcher(line).matches()) {
                throw new IOException("no SMTP reply: " + (line.length() > 80 ? line.substring(0, 80) : line));
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new SmtpReply(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw new IOException("an SMTP reply of more than " + MOST_LINES + " lines");
    }

    boolean isFine() {
        return code < 400;
    }

    boolean isForGood() {
        return code >= 500;
    }

    /** Whether a reply to EHLO offers {@code extension}. */
    boolean offers(String extension) {
        return lines.stream().skip(1).anyMatch(line -> line.equalsIgnoreCase(extension) || has(line, extension));
    }

    /** Whether a reply to EHLO offers this way of signing in. */
    boolean offersLogin(String mechanism) {
        return lines.stream()
                .map(line -> line.toUpperCase(Locale.ROOT).replace('=', ' '))
                .filter(line -> has(line, "AUTH"))
                .anyMatch(line -> List.of(line.split(" +")).contains(mechanism));
    }

    String words() {
        return code + " " + String.join(" ", lines).strip();
    }

    private static boolean has(String line, String word) {
        return line.regionMatches(true, 0, word + " ", 0, word.length() + 1);
    }

    private static String line(InputStream in) throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the relay hung up");
            }
            if (length == LONGEST_LINE) {
                throw new IOException("an SMTP reply with a line of more than " + LONGEST_LINE + " characters");
            }
            line[length++] = (byte) read;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return CONTROL.matcher(new String(line, 0, length, StandardCharsets.UTF_8))
                .replaceAll(" ");
    }
}
