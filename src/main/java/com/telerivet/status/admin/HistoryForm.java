package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.StatusSpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a history as it was typed, in UTC, and which stretch it amends.
 *
 * @param until "" for a stretch that goes on
 * @param seenFrom the start of the stretch as the author saw it, like seenUntil and seenStatus; "" for a missed one
 */
record HistoryForm(
        String status, String from, String until, String reason, String seenStatus, String seenFrom, String seenUntil) {

    /** A field that was not sent arrives as null, and counts as empty. */
    HistoryForm {
        status = status == null ? "" : status;
        from = from == null ? "" : from;
        until = until == null ? "" : until;
        reason = reason == null ? "" : reason;
        seenStatus = seenStatus == null ? "" : seenStatus;
        seenFrom = seenFrom == null ? "" : seenFrom;
        seenUntil = seenUntil == null ? "" : seenUntil;
    }

    static HistoryForm of(StatusSpan span) {
        Instant until = span.until();
        return new HistoryForm(
                span.status().code(),
                DeskWords.inField(span.from()),
                until == null ? "" : DeskWords.inField(until),
                "",
                span.status().code(),
                span.from().toString(),
                until == null ? "" : until.toString());
    }

    boolean isFor(StatusSpan span) {
        return seenFrom.equals(span.from().toString());
    }

    /** What the author saw; empty when the fields that say so are damaged. */
    Optional<StatusSpan> seen() {
        try {
            return ComponentStatus.of(seenStatus)
                    .map(s -> new StatusSpan(
                            s, Instant.parse(seenFrom), seenUntil.isEmpty() ? null : Instant.parse(seenUntil)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What was typed; empty when a time or the status is not understood. */
    Optional<StatusSpan> given() {
        try {
            Instant start = instant(from, seenFrom);
            Instant end = until.isBlank() ? null : instant(until, seenUntil);
            return ComponentStatus.of(status).map(s -> new StatusSpan(s, start, end));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A field that still shows what was seen means exactly that, also below its precision. */
    private static Instant instant(String typed, String seen) {
        Instant shown = seen(seen);
        return shown != null && DeskWords.inField(shown).equals(typed.strip())
                ? shown
                : LocalDateTime.parse(typed.strip()).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant seen(String seen) {
        return seen.isEmpty() ? null : Instant.parse(seen);
    }
}
