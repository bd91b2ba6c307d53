package com.telerivet.status.incident;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from an incident. The draft is never public; the body is public while {@code publishedAt} is set.
 *
 * @param createdAt when its first draft was written; null where nobody has begun one, or where that is not known
 * @param draft Markdown in the making, null where nobody has begun one
 * @param draftTranslations code of a language to the draft in it; what is public of them is the entry's
 * @param body Markdown that was published last, null before the first publication
 */
public record Postmortem(
        @Nullable Instant createdAt,
        @Nullable String draft,
        @Nullable Instant draftAt,
        @Nullable String body,
        @Nullable Instant bodyAt,
        @Nullable Instant publishedAt,
        boolean subscribersNotified,
        Map<String, String> draftTranslations) {

    /** What was kept before postmortems had translations has none. */
    public Postmortem {
        draftTranslations = draftTranslations == null ? Map.of() : Map.copyOf(draftTranslations);
    }

    /** A postmortem in no other language than it was written in. */
    public Postmortem(
            @Nullable String draft,
            @Nullable Instant draftAt,
            @Nullable String body,
            @Nullable Instant bodyAt,
            @Nullable Instant publishedAt,
            boolean subscribersNotified) {
        this(null, draft, draftAt, body, bodyAt, publishedAt, subscribersNotified, Map.of());
    }

    public boolean isPublished() {
        return publishedAt != null;
    }
}
