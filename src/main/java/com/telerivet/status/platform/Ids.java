package com.telerivet.status.platform;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Ids as they stand in URLs, APIs and feeds: 12 random characters of {@code [a-z0-9]}, about 62 bits, never reused. */
public final class Ids {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{12}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static String random() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }
}
