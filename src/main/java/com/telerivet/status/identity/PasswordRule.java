package com.telerivet.status.identity;

import java.nio.charset.StandardCharsets;

/** How long a password must be, and how long bcrypt lets it be: it reads no further than 72 bytes. */
final class PasswordRule {

    static final int SHORTEST = 12;
    static final int LONGEST_BYTES = 72;

    private PasswordRule() {}

    static boolean isTooShort(String password) {
        return password.codePointCount(0, password.length()) < SHORTEST;
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
    }
}
