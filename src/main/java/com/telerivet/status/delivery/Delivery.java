package com.telerivet.status.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A delivery in a sender's hand.
 *
 * @param id stays the same over all attempts
 * @param attempts how many have failed so far
 * @param unclear how many of those may have arrived all the same
 * @param age how long it has existed, by the database's clock
 */
public record Delivery(
        long id,
        String kind,
        String subjectId,
        String recipientId,
        String channel,
        String address,
        Locale locale,
        int attempts,
        int unclear,
        Instant createdAt,
        Duration age) {}
