package com.telerivet.status.delivery.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mail as it is the same for all of its recipients, in the bytes that travel: quoted-printable, which every relay takes,
 * and with gaps where each recipient's own words go. Soft line breaks on both sides of a gap keep its filling from
 * making a line too long.
 */
final class Letter {

    private static final String SOFT_BREAK = "=\r\n";
    private static final byte[] SOFT_BREAK_BYTES = {'=', '\r', '\n'};
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /** A line may have 76, of which one more octet takes three, and the break one. */
    private static final int FILLED_LINE = 72;

    private final List<String> gaps = new ArrayList<>();
    private final List<byte[]> parts = new ArrayList<>();
    private final List<byte[]> stuffed = new ArrayList<>();

    /**
     * @param mime header and body, quoted-printable
     * @param names the words in whose place each recipient's own go
     */
    Letter(byte[] mime, Set<String> names) {
        String text = new String(mime, StandardCharsets.ISO_8859_1);
        String end = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text;
        int from = 0;
        if (!names.isEmpty()) {
            Matcher gap = Pattern.compile(names.stream().map(Letter::broken).collect(Collectors.joining("|")))
                    .matcher(end);
            while (gap.find()) {
                add(end.substring(from, gap.start()) + SOFT_BREAK);
                gaps.add(gap.group().replace(SOFT_BREAK, ""));
                from = gap.end();
            }
        }
        add(end.substring(from));
    }

    /** The whole mail for one recipient, as a file holds it. */
    byte[] text(String ownHeader, Map<String, String> own) {
        return filled(ownHeader, own, parts);
    }

    /** The same as it goes to a relay, without the end: a dot at the beginning of a line is doubled (RFC 5321, 4.5.2). */
    byte[] wire(String ownHeader, Map<String, String> own) {
        return filled(ownHeader, own, stuffed);
    }

    private byte[] filled(String ownHeader, Map<String, String> own, List<byte[]> around) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(16 * 1024);
        mail.writeBytes(ownHeader.getBytes(StandardCharsets.UTF_8));
        mail.writeBytes(around.get(0));
        for (int i = 0; i < gaps.size(); i++) {
            mail.writeBytes(encoded(own.getOrDefault(gaps.get(i), "")));
            mail.writeBytes(around.get(i + 1));
        }
        return mail.toByteArray();
    }

    private void add(String part) {
        String whole = parts.isEmpty() ? part : SOFT_BREAK + part;
        parts.add(whole.getBytes(StandardCharsets.ISO_8859_1));
        stuffed.add(whole.replace("\r\n.", "\r\n..").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** By hand, since it is done for every recipient. What is filled in never has a dot at the beginning of a line, so it needs no doubling. */
    private static byte[] encoded(String words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(words.length() + 16);
        int column = 0;
        for (byte octet : words.getBytes(StandardCharsets.UTF_8)) {
            if (column >= FILLED_LINE) {
                bytes.writeBytes(SOFT_BREAK_BYTES);
                column = 0;
            }
            boolean isPlain = octet > ' ' && octet < 0x7f && octet != '=' && !(octet == '.' && column == 0);
            if (isPlain) {
                bytes.write(octet);
            } else {
                bytes.write('=');
                bytes.write(HEX[(octet >> 4) & 0xf]);
                bytes.write(HEX[octet & 0xf]);
            }
            column += isPlain ? 1 : 3;
        }
        return bytes.toByteArray();
    }

    /** The encoder may have broken the name over two lines. */
    private static String broken(String name) {
        return name.chars()
                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("(?:" + SOFT_BREAK + ")?"));
    }
}
