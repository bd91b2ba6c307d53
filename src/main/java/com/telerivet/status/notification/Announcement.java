package com.telerivet.status.notification;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One entry, or reminder, that subscribers are told of.
 *
 * @param kind the kind of its deliveries
 * @param createdAt in UTC
 * @param recipients for how many a delivery was made so far
 * @param complete whether all recipients have been found
 */
public record Announcement(
        String kind, String incidentId, String entryId, LocalDateTime createdAt, int recipients, boolean complete) {

    public Instant at() {
        return createdAt.toInstant(ZoneOffset.UTC);
    }

    /** What its deliveries are about. */
    public String subjectId() {
        return incidentId + "." + entryId;
    }
}
