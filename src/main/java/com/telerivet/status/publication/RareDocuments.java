package com.telerivet.status.publication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The documents of the long past that somebody read lately, within a bound of bytes. Each is rendered at its first
 * reading, once however many ask at the same moment, and stays as long as what it was made from stays the same.
 */
@Component
class RareDocuments {

    private static final long MOST_BYTES = 16L << 20;

    /** Of an entry, beside the document's bytes: path, headers, what it was made from. */
    private static final int FRAME_BYTES = 512;

    private final Press press;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher(Kept::weight)
            .build();

    RareDocuments(Press press) {
        this.press = press;
    }

    /** The document of the draft; the last good one where it fails now, and nothing where it never could be rendered. */
    Optional<PublishedDocument> find(Draft draft) {
        Kept known = kept.getIfPresent(draft.path());
        if (known == null || !known.isOf(draft)) {
            known = kept.asMap()
                    .compute(
                            draft.path(), (path, last) -> last != null && last.isOf(draft) ? last : print(draft, last));
        }
        return Optional.ofNullable(known.document());
    }

    /** Makes the smallest form of those that are read. */
    void compressFurther() {
        for (Kept one : kept.asMap().values()) {
            if (one.document() != null) {
                one.document().compressFurther();
            }
        }
    }

    /** A failure is kept as well: rendering is pure, so the next reader would only see it fail again. */
    private Kept print(Draft draft, @Nullable Kept last) {
        Optional<PublishedDocument> before = Optional.ofNullable(last).map(Kept::document);
        return new Kept(draft.madeFrom(), press.print(draft, before).orElse(null));
    }

    private record Kept(@Nullable Object madeFrom, @Nullable PublishedDocument document) {

        boolean isOf(Draft draft) {
            return madeFrom != null && madeFrom.equals(draft.madeFrom());
        }

        static int weight(String path, Kept one) {
            return FRAME_BYTES + (one.document == null ? 0 : one.document.size());
        }
    }
}
