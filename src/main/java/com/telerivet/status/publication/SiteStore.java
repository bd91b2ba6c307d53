package com.telerivet.status.publication;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The site that readers see: the present edition, swapped all at once. */
@Component
class SiteStore {

    private static final String FRONT_PAGE = "/";

    private final RareDocuments rare;
    private volatile Map<String, PublishedDocument> lastRun = Map.of();
    private volatile @Nullable Edition present;

    SiteStore(RareDocuments rare) {
        this.rare = rare;
    }

    /** The document at {@code key}: a path, or {@code /history?page=N}. */
    Optional<PublishedDocument> find(String key) {
        Map<String, PublishedDocument> before = lastRun; // read first: it is let go once there is an edition
        Edition edition = present;
        if (edition == null) {
            return Optional.ofNullable(before.get(key));
        }
        PublishedDocument ready = edition.documents().get(key);
        if (ready != null) {
            return Optional.of(ready);
        }
        return edition.rare(key).flatMap(rare::find);
    }

    /** Whether there is a document at {@code key}, be it that it cannot be shown. */
    boolean offers(String key) {
        Edition edition = present;
        return edition != null
                && (edition.documents().containsKey(key) || edition.rare(key).isPresent() || edition.lacks(key));
    }

    @Nullable
    Edition present() {
        return present;
    }

    /** Whether nothing of this run can be shown; what the last one left may be. */
    boolean isEmpty() {
        return present == null;
    }

    /** Whether the page that everybody asks for can be shown as this run knows it. */
    boolean hasFrontPage() {
        Edition edition = present;
        return edition != null && edition.documents().containsKey(FRONT_PAGE);
    }

    /** Shows these documents until there is an edition. */
    void beginWith(Map<String, PublishedDocument> documents) {
        lastRun = documents;
    }

    void swap(Edition next) {
        present = next;
        lastRun = Map.of();
    }
}
