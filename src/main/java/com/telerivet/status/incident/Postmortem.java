package com.telerivet.status.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from an incident. The draft is never public; the body is public while {@code publishedAt} is set.
 *
 * @param draft Markdown in the making, null where nobody has begun one
 * @param body Markdown that was published last, null before the first publication
 */
public record Postmortem(
        @Nullable String draft,
        @Nullable Instant draftAt,
        @Nullable String body,
        @Nullable Instant bodyAt,
        @Nullable Instant publishedAt,
        boolean subscribersNotified) {

    public boolean isPublished() {
        return publishedAt != null;
    }
}
