package com.telerivet.status.publication.statusapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The {@code page} object of every document.
 *
 * @param liveDataLostAt a key of ours, there only while the database is away and the document is the last known one
 */
record FeedPage(
        String id,
        String name,
        String url,
        String timeZone,
        String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String liveDataLostAt) {}
