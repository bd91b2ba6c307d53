package com.telerivet.status.component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was recorded, seen through what people corrected since: a later correction outweighs an earlier one. */
final class CorrectedHistory {

    /** From {@code from} until {@code until} the status was this, whatever was recorded. */
    record Piece(ComponentStatus status, Instant from, Instant until) {}

    private CorrectedHistory() {}

    /**
     * The periods in order of time, without two neighbours of one status.
     *
     * @param recorded in order of time
     * @param pieces in the order in which they were made
     */
    static List<StatusPeriod> of(List<StatusPeriod> recorded, List<Piece> pieces) {
        List<StatusPeriod> history = recorded;
        for (Piece piece : pieces) {
            history = with(history, piece);
        }
        return tidy(history);
    }

    /** The same periods with their ends; the last one goes on. */
    static List<StatusSpan> spans(List<StatusPeriod> periods) {
        List<StatusSpan> spans = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            Instant until = i + 1 < periods.size() ? periods.get(i + 1).since() : null;
            spans.add(new StatusSpan(periods.get(i).status(), periods.get(i).since(), until));
        }
        return spans;
    }

    private static List<StatusPeriod> with(List<StatusPeriod> history, Piece piece) {
        List<StatusPeriod> result = new ArrayList<>();
        history.stream().filter(p -> p.since().isBefore(piece.from())).forEach(result::add);
        result.add(new StatusPeriod(piece.from(), piece.status()));
        ComponentStatus after = at(history, piece.until());
        if (after != null) {
            result.add(new StatusPeriod(piece.until(), after));
        }
        history.stream().filter(p -> p.since().isAfter(piece.until())).forEach(result::add);
        return result;
    }

    private static @Nullable ComponentStatus at(List<StatusPeriod> history, Instant at) {
        ComponentStatus status = null;
        for (StatusPeriod period : history) {
            if (!period.since().isAfter(at)) {
                status = period.status();
            }
        }
        return status;
    }

    private static List<StatusPeriod> tidy(List<StatusPeriod> history) {
        List<StatusPeriod> tidy = new ArrayList<>();
        for (StatusPeriod period : history) {
            if (!tidy.isEmpty() && tidy.get(tidy.size() - 1).since().equals(period.since())) {
                tidy.remove(tidy.size() - 1); // of two changes at one instant the later recorded one holds
            }
            if (tidy.isEmpty() || tidy.get(tidy.size() - 1).status() != period.status()) {
                tidy.add(period);
            }
        }
        return tidy;
    }
}
