package com.telerivet.status.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a form as browsers send it (WHATWG URL, application/x-www-form-urlencoded), but strict about UTF-8. */
final class FormFields {

    private static final int MOST = 1000;

    private FormFields() {}

    /**
     * The fields of {@code body} behind those that are known.
     *
     * @throws IllegalStateException for a bad escape, text that is not UTF-8, or more than {@value #MOST} fields
     */
    static Map<String, String[]> in(byte[] body, Map<String, String[]> known) {
        Map<String, String[]> fields = new LinkedHashMap<>(known);
        String[] pairs = new String(body, ISO_8859_1).split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw new IllegalStateException("more than " + MOST + " fields");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                fields.merge(name, new String[] {value}, FormFields::joined);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private static String decoded(String escaped) {
        try {
            byte[] bytes = URLDecoder.decode(escaped, ISO_8859_1).getBytes(ISO_8859_1);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IllegalStateException("a field cannot be decoded", e);
        }
    }

    private static String[] joined(String[] first, String[] second) {
        String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
