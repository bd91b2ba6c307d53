package com.telerivet.status.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param noun the table of what was changed, or another word for what it was about
 * @param before the changed fields as they were, as a JSON object; null where it is new
 * @param after the changed fields as they are, as a JSON object; null where it is gone
 */
public record AuditEntry(
        long id,
        Instant at,
        Actor who,
        String verb,
        String noun,
        @Nullable String nounId,
        @Nullable String nounName,
        @Nullable String before,
        @Nullable String after) {}
