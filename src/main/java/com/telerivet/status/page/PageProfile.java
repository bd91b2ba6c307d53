package com.telerivet.status.page;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about itself.
 *
 * @param name the company's or service's name, for example "Telerivet", without the word "status"
 * @param url the page's public address without a slash at its end
 * @param version for optimistic locking: give it back with a change
 */
public record PageProfile(
        String id,
        String name,
        String url,
        ZoneId zone,
        @Nullable String about,
        @Nullable String supportUrl,
        Instant createdAt,
        Instant updatedAt,
        int version) {}
