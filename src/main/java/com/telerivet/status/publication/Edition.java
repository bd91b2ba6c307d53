package com.telerivet.status.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One generation of the public site, whole. No two are equal: each is the site of one moment. */
final class Edition {

    private final SiteSnapshot snapshot;
    private final Map<String, PublishedDocument> documents;
    private final Map<String, Draft> rare;
    private final OldDocuments old;
    private final Gaps gaps;

    /** A whole one, without documents of the long past. */
    Edition(SiteSnapshot snapshot, Map<String, PublishedDocument> documents, Map<String, Draft> rare) {
        this(snapshot, documents, rare, new OldDocuments(snapshot, List.of()), new Gaps(Set.of(), false));
    }

    Edition(
            SiteSnapshot snapshot,
            Map<String, PublishedDocument> documents,
            Map<String, Draft> rare,
            OldDocuments old,
            Gaps gaps) {
        this.snapshot = snapshot;
        this.documents = documents;
        this.rare = rare;
        this.old = old;
        this.gaps = gaps;
    }

    SiteSnapshot snapshot() {
        return snapshot;
    }

    /** The documents that are ready, by their path. */
    Map<String, PublishedDocument> documents() {
        return documents;
    }

    /** The document at {@code path} that waits for its first reader. */
    Optional<Draft> rare(String path) {
        return Optional.ofNullable(rare.get(path)).or(() -> old.find(path));
    }

    /** Whether a document that was in an earlier edition is in this one too. */
    boolean stillHas(String path) {
        return documents.containsKey(path) || rare.containsKey(path) || old.stillTellOf(path);
    }

    /** All documents that wait for their first reader, those of old incidents last. */
    Stream<Draft> rare() {
        return Stream.concat(rare.values().stream(), old.all());
    }

    /** Whether all is there that should be. */
    boolean isWhole() {
        return gaps.paths().isEmpty() && !gaps.anywhere();
    }

    /** Whether there should be a document at {@code path} that could not be made, and never could since the start. */
    boolean lacks(String path) {
        return gaps.paths().contains(path) || (gaps.anywhere() && !documents.containsKey(path));
    }

    /**
     * What is missing.
     *
     * @param paths documents that failed and have no last good version
     * @param anywhere whether a renderer could not even say which documents it has, and never could
     */
    record Gaps(Set<String> paths, boolean anywhere) {}
}
