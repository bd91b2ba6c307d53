package com.telerivet.status.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as others see it, without its secret.
 *
 * @param scopes what it may do; never empty
 * @param expiresAt null never ends
 * @param lastUsedAt to the minute
 * @param revokedAt null while it is good
 */
public record ApiTokenSummary(
        String id,
        String name,
        Set<TokenScope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public boolean isGoodAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
