package com.telerivet.status.publication;

import java.util.Map;
import java.util.Set;

/** One generation of the public site, whole. No two are equal: each is the site of one moment. */
final class Edition {

    private final SiteSnapshot snapshot;
    private final Map<String, PublishedDocument> documents;
    private final Map<String, Draft> rare;
    private final Gaps gaps;

    /** A whole one. */
    Edition(SiteSnapshot snapshot, Map<String, PublishedDocument> documents, Map<String, Draft> rare) {
        this(snapshot, documents, rare, new Gaps(Set.of(), false));
    }

    Edition(SiteSnapshot snapshot, Map<String, PublishedDocument> documents, Map<String, Draft> rare, Gaps gaps) {
        this.snapshot = snapshot;
        this.documents = documents;
        this.rare = rare;
        this.gaps = gaps;
    }

    SiteSnapshot snapshot() {
        return snapshot;
    }

    /** The documents that are ready, by their path. */
    Map<String, PublishedDocument> documents() {
        return documents;
    }

    /** The documents that wait for their first reader, by their path. */
    Map<String, Draft> rare() {
        return rare;
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
