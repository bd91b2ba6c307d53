package com.telerivet.status.publication;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The documents of the present generation, in memory. They are swapped all at once. */
@Component
class SiteStore {

    private volatile Map<String, PublishedDocument> documents = Map.of();

    /** The document at {@code key}: a path, or {@code /history?page=N}. */
    Optional<PublishedDocument> find(String key) {
        return Optional.ofNullable(documents.get(key));
    }

    Map<String, PublishedDocument> all() {
        return documents;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Replaces the site. A document whose bytes stayed the same keeps its time of change and its compressed form. */
    void swap(Collection<RenderedDocument> rendered, Instant now) {
        Map<String, PublishedDocument> before = documents;
        Map<String, PublishedDocument> next = new HashMap<>();
        for (RenderedDocument document : rendered) {
            PublishedDocument old = before.get(document.path());
            boolean same = old != null && old.holds(document);
            next.put(document.path(), same ? old : PublishedDocument.of(document, now));
        }
        documents = Map.copyOf(next);
    }
}
