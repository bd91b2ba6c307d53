package com.telerivet.status.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that an authenticator makes from a shared key and the time: RFC 6238 with SHA-1, six digits, 30 seconds. */
final class Totp {

    static final int KEY_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final int DIGITS = 6;

    /** A phone's clock may be one step off, either way. */
    private static final int TOLERANCE = 1;

    private Totp() {}

    /**
     * The time step whose code this is, near {@code now} and newer than {@code lastUsed}; empty where it is none. Every
     * candidate is looked at, in constant time.
     */
    static OptionalLong stepOf(String code, byte[] key, Instant now, long lastUsed) {
        byte[] given = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        long present = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
            boolean isRight = MessageDigest.isEqual(code(key, step).getBytes(StandardCharsets.UTF_8), given);
            if (isRight && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(byte[] key, Instant now) {
        return code(key, now.getEpochSecond() / STEP_SECONDS);
    }

    /** RFC 4226, section 5.3: the last four bits of the hash say where the number lies in it. */
    private static String code(byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA1", e);
        }
    }
}
