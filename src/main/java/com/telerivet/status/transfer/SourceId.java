package com.telerivet.status.transfer;

import com.telerivet.status.platform.Ids;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids of other pages as ours: kept where they have our form, so that old links hold, else always made the same. */
final class SourceId {

    private static final BigInteger LETTERS = BigInteger.valueOf(36);
    private static final int LENGTH = 12;

    private SourceId() {}

    /**
     * The id of a thing of another page.
     *
     * @param kind what it is, since sources count their things each from one
     */
    static String of(String kind, String id) {
        if (Ids.isId(id)) {
            return id;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((kind + ":" + id).getBytes(StandardCharsets.UTF_8));
            BigInteger number = new BigInteger(1, hash);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                BigInteger[] parts = number.divideAndRemainder(LETTERS);
                text.append(Character.forDigit(parts[1].intValue(), 36));
                number = parts[0];
            }
            return text.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
