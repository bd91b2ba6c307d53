package com.telerivet.status.incident;

import java.time.Instant;

/** An incident's version as the database tells it, without the incident. */
record VersionRow(String id, StoryVersion version) {

    VersionRow(String id, int number, Instant updatedAt) {
        this(id, new StoryVersion(number, updatedAt));
    }
}
