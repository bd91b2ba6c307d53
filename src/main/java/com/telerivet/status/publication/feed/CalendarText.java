package com.telerivet.status.publication.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes iCalendar (RFC 5545): escaped, folded at 75 bytes, lines that end in CR LF. */
final class CalendarText {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    /** A value that is no free text, written as it is. */
    CalendarText line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    CalendarText text(String name, String value) {
        String clean = value.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F))
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line(
                name,
                clean.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\n", "\\n"));
    }

    CalendarText time(String name, Instant instant) {
        return line(name, UTC.format(instant));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** No line is longer than 75 bytes, and no character is cut in two. */
    private void fold(String line) {
        int bytes = 0;
        for (int at = 0; at < line.length(); ) {
            String character = new String(Character.toChars(line.codePointAt(at)));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > LONGEST_LINE) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(character);
            bytes += length;
            at += character.length();
        }
        text.append("\r\n");
    }
}
