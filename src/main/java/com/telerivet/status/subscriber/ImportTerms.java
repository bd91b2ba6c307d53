package com.telerivet.status.subscriber;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what the subscribers of a table come in.
 *
 * @param consent where they agreed, for lines that do not say so; null asks each of them by mail
 * @param agreedAt when they agreed, for lines that do not say so
 */
public record ImportTerms(@Nullable String consent, @Nullable Instant agreedAt) {

    /** Each is asked, and hears of nothing before. */
    public static final ImportTerms ASK = new ImportTerms(null, null);

    /** Whether this one hears of news at once; what had not agreed elsewhere is asked in any case. */
    boolean takesAgreed(ImportRow row) {
        return consent != null && row.state() == SubscriberState.ACTIVE;
    }
}
