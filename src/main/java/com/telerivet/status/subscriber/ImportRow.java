package com.telerivet.status.subscriber;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail subscriber of a table.
 *
 * @param componentIds the chosen components; empty means all
 * @param state how far it was where the table comes from
 * @param consent where it agreed, if the table says so
 * @param agreedAt when it agreed, if the table says so
 */
public record ImportRow(
        MailAddress address,
        Set<String> componentIds,
        Extent extent,
        String locale,
        SubscriberState state,
        @Nullable String consent,
        @Nullable Instant agreedAt) {}
