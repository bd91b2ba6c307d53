package com.telerivet.status.publication;

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

    void swap(Map<String, PublishedDocument> next) {
        documents = Map.copyOf(next);
    }
}
