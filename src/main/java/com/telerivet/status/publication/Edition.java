package com.telerivet.status.publication;

import java.util.Map;

/** One generation of the public site, whole. No two are equal: each is the site of one moment. */
final class Edition {

    private final SiteSnapshot snapshot;
    private final Map<String, PublishedDocument> documents;
    private final Map<String, Draft> rare;

    Edition(SiteSnapshot snapshot, Map<String, PublishedDocument> documents, Map<String, Draft> rare) {
        this.snapshot = snapshot;
        this.documents = documents;
        this.rare = rare;
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
}
