package com.telerivet.status.admin;

import com.telerivet.status.subscriber.ImportTerms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On what a table of subscribers is to come in.
 *
 * @param agreed "yes" where they have agreed already
 * @param consent where they did
 * @param day when they did, as a date input sends it
 */
record SubscriberImportForm(@Nullable String agreed, @Nullable String consent, @Nullable String day) {

    private static final int LONGEST_CONSENT = 255;

    @Override
    public String consent() {
        String plain = consent == null ? "" : consent.strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_CONSENT));
    }

    @Override
    public String day() {
        return day == null ? "" : day.strip();
    }

    public boolean isAgreed() {
        return "yes".equals(agreed);
    }

    /** What is missing, as field -> message key. */
    Map<String, String> problems(boolean tableSaysWhen, ZoneId zone, Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (isAgreed() && consent().isEmpty()) {
            problems.put("consent", "admin.subscribers.consent.missing");
        }
        boolean isMissing = day().isEmpty() && !tableSaysWhen;
        if (isAgreed() && (isMissing || (!day().isEmpty() && !isPast(zone, now)))) {
            problems.put("day", "admin.subscribers.import.day.missing");
        }
        return problems;
    }

    ImportTerms terms(ZoneId zone) {
        return isAgreed()
                ? new ImportTerms(
                        consent(),
                        day().isEmpty()
                                ? null
                                : LocalDate.parse(day()).atStartOfDay(zone).toInstant())
                : ImportTerms.ASK;
    }

    private boolean isPast(ZoneId zone, Instant now) {
        try {
            return !LocalDate.parse(day()).atStartOfDay(zone).toInstant().isAfter(now);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
