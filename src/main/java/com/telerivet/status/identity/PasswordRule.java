package com.telerivet.status.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How long a password must be, and how long bcrypt lets it be: it reads no further than 72 bytes. */
final class PasswordRule {

    static final int SHORTEST = 12;
    static final int LONGEST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 4;

    private PasswordRule() {}

    static boolean isTooShort(String password) {
        return password.codePointCount(0, password.length()) < SHORTEST;
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
    }

    /** The key of the sentence that says what is wrong with it. */
    static Optional<String> problem(String password) {
        if (isTooShort(password)) {
            return Optional.of("identity.setup.password.short");
        }
        if (isTooLong(password)) {
            return Optional.of("identity.setup.password.long");
        }
        boolean isOneKeyHeldDown = password.codePoints().distinct().count() < FEWEST_DIFFERENT;
        return isOneKeyHeldDown ? Optional.of("identity.setup.password.obvious") : Optional.empty();
    }
}
