package com.telerivet.status.component;

import com.telerivet.status.component.CorrectedHistory.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Works out what a correction does to a history. Time that an amended period gives up goes to the neighbour that it
 * borders on, and time that it gains comes from there, so that the periods always cover all time exactly once.
 */
final class Amendment {

    private final List<StatusSpan> spans;
    private final Instant now;

    Amendment(List<StatusSpan> spans, Instant now) {
        this.spans = spans;
        this.now = now;
    }

    /**
     * One period had another status, began or ended at another time.
     *
     * @throws OptimisticLockingFailureException when {@code before} is none of the periods
     * @throws ComponentRejected when {@code after} is reversed, or reaches over a whole neighbour
     */
    List<Piece> amend(StatusSpan before, StatusSpan after) {
        int index = spans.indexOf(before);
        if (index < 0) {
            throw new OptimisticLockingFailureException("this period was changed by somebody else");
        }
        if (before.equals(after)) {
            throw new ComponentRejected("status", "Nothing was changed.");
        }
        Instant oldEnd = end(before);
        Instant newEnd = end(after);
        ordered(after.from(), newEnd);
        checkStart(index, after.from(), oldEnd);
        checkEnd(index, after, newEnd);
        List<Piece> pieces = new ArrayList<>();
        if (after.from().isAfter(before.from())) {
            pieces.add(new Piece(spans.get(index - 1).status(), before.from(), after.from()));
        }
        pieces.add(new Piece(after.status(), after.from(), newEnd));
        if (newEnd.isBefore(oldEnd)) {
            pieces.add(new Piece(spans.get(index + 1).status(), newEnd, oldEnd));
        }
        return pieces;
    }

    /**
     * A stretch that nobody recorded, within one period.
     *
     * @return what the history said of it
     * @throws ComponentRejected when it is reversed, or other changes are recorded within it
     */
    StatusSpan around(StatusSpan missed) {
        Instant until = end(missed);
        ordered(missed.from(), until);
        StatusSpan home = spans.stream()
                .filter(span -> !missed.from().isBefore(span.from()) && !until.isAfter(end(span)))
                .findFirst()
                .orElseThrow(() -> new ComponentRejected(
                        "from", "This overlaps a change that is recorded already: amend the period below instead."));
        if (home.status() == missed.status()) {
            throw new ComponentRejected("status", "The history says so already.");
        }
        return new StatusSpan(home.status(), missed.from(), until);
    }

    private void ordered(Instant from, Instant until) {
        if (until.isAfter(now)) {
            throw new ComponentRejected("until", "The end lies in the future.");
        }
        if (!from.isBefore(until)) {
            throw new ComponentRejected("until", "The end must come after the start.");
        }
    }

    private void checkStart(int index, Instant from, Instant oldEnd) {
        if (index == 0 && !from.equals(spans.get(0).from())) {
            throw new ComponentRejected(
                    "from", "The history begins here: change the component’s start date to move its beginning.");
        }
        if (index > 0 && !from.isAfter(spans.get(index - 1).from())) {
            throw new ComponentRejected("from", "This overlaps the whole period before it: amend that one first.");
        }
        if (!from.isBefore(oldEnd)) {
            throw new ComponentRejected("from", "The start must come before the end that the period had.");
        }
    }

    private void checkEnd(int index, StatusSpan after, Instant until) {
        StatusSpan before = spans.get(index);
        if (Objects.equals(before.until(), after.until())) {
            return;
        }
        if (before.until() == null) {
            throw new ComponentRejected(
                    "until", "This period still goes on: set the status by hand first, then amend when it ended.");
        }
        if (after.until() == null) {
            throw new ComponentRejected("until", "Give the end of the period.");
        }
        if (!until.isAfter(before.from())) {
            throw new ComponentRejected("until", "The end must come after the start that the period had.");
        }
        if (!until.isBefore(end(spans.get(index + 1)))) {
            throw new ComponentRejected("until", "This overlaps the whole period after it: amend that one first.");
        }
    }

    private Instant end(StatusSpan span) {
        return span.until() == null ? now : span.until();
    }
}
