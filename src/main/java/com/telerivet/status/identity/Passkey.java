package com.telerivet.status.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs somebody in without a password.
 *
 * @param id as its owner's browser names it, in base64url
 * @param name as its owner calls it
 * @param lastUsed empty before the first sign-in by it
 */
public record Passkey(String id, String name, Instant made, @Nullable Instant lastUsed) {

    /** In characters. */
    public static final int LONGEST_NAME = 60;
}
