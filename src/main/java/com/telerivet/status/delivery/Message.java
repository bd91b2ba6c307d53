package com.telerivet.status.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The words of a delivery. A channel takes of it what it can carry.
 *
 * @param subject one line
 * @param text plain text
 * @param html a whole document, already safe
 * @param thread what belongs together has the same word here, for example {@code incident-p31zjtct2jer}; null for a
 *     message of its own
 * @param unsubscribeUrl takes a POST that ends the subscription at once (RFC 8058); null where there is none
 */
public record Message(
        String subject, String text, String html, @Nullable String thread, @Nullable String unsubscribeUrl) {}
