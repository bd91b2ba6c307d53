package com.telerivet.status.alert;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which a figure was bad and still is. A single good minute in between does not end it: in an outage some
 * checks come through.
 *
 * @param since the beginning of its first bad minute
 * @param until the end of its newest minute
 * @param now the value of its newest minute
 */
record Spell(Instant since, Instant until, double now, double worst) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration STALE = Duration.ofMinutes(10);
    private static final int GOOD_MINUTES_END_IT = 2;

    /**
     * The spell that lasts at {@code at}; empty when the newest minutes are good, or nothing was measured for ten.
     *
     * @param minutes in order of time
     */
    static Optional<Spell> at(Instant at, List<SeriesPoint> minutes, MetricKind kind, Side side, double threshold) {
        Spell spell = null;
        int good = 0;
        for (SeriesPoint minute : minutes) {
            double value = kind.value(minute.sum(), minute.count());
            Instant end = minute.at().plus(MINUTE);
            if (side.isBad(value, threshold)) {
                good = 0;
                spell = spell == null || isGap(spell, minute)
                        ? new Spell(minute.at(), end, value, value)
                        : new Spell(spell.since, end, value, side.worse(spell.worst, value));
            } else if (++good >= GOOD_MINUTES_END_IT) {
                spell = null;
            }
        }
        // one good minute at the end is enough to say nothing yet
        return good > 0 ? Optional.empty() : Optional.ofNullable(spell).filter(s -> s.until.isAfter(at.minus(STALE)));
    }

    Duration length() {
        return Duration.between(since, until);
    }

    private static boolean isGap(Spell spell, SeriesPoint next) {
        return Duration.between(spell.until, next.at()).compareTo(STALE) > 0;
    }
}
