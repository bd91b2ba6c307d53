package com.telerivet.status.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; an empty text or a null matches everything.
 *
 * @param who a part of a person's address or of a token's name
 * @param noun exactly
 * @param text a part of what it is called, of its id, or of what it held
 * @param from inclusive
 * @param until exclusive
 * @param olderThan only entries with smaller ids
 */
public record AuditQuery(
        String who,
        String noun,
        String text,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long olderThan) {}
