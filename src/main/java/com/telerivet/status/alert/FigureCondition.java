package com.telerivet.status.alert;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * "Above 2 % for 3 of 5 minutes", and good again once none of 5 minutes is above the recovery. A minute in which nothing
 * was measured is neither bad nor good, and where nothing was measured for ten, nothing changes.
 */
record FigureCondition(Side side, double threshold, double recovery, int bad, int of) {

    static final Duration STALE = Duration.ofMinutes(10);

    static FigureCondition of(NewRule rule) {
        return new FigureCondition(rule.side(), rule.threshold(), rule.recovery(), rule.badMinutes(), rule.ofMinutes());
    }

    /**
     * Whether the rule fires from now on, given whether it does already.
     *
     * @param minutes the last {@code of} minutes and more, in order of time
     */
    boolean isFiring(boolean isFiringAlready, Instant now, List<SeriesPoint> minutes, MetricKind kind) {
        List<SeriesPoint> window = window(minutes);
        if (window.isEmpty() || window.get(window.size() - 1).at().isBefore(now.minus(STALE))) {
            return isFiringAlready;
        }
        double limit = isFiringAlready ? recovery : threshold;
        long beyond = window.stream()
                .filter(m -> side.isBad(kind.value(m.sum(), m.count()), limit))
                .count();
        return isFiringAlready ? beyond > 0 : beyond >= bad;
    }

    /** When the first bad minute of the window began. */
    Optional<Instant> since(List<SeriesPoint> minutes, MetricKind kind) {
        return window(minutes).stream()
                .filter(m -> side.isBad(kind.value(m.sum(), m.count()), threshold))
                .map(SeriesPoint::at)
                .findFirst();
    }

    /** It ends with the newest minute that is known: what is sent once a minute is always a little late. */
    private List<SeriesPoint> window(List<SeriesPoint> minutes) {
        if (minutes.isEmpty()) {
            return minutes;
        }
        Instant begin = minutes.get(minutes.size() - 1).at().minus(Duration.ofMinutes(of - 1L));
        return minutes.stream().filter(m -> !m.at().isBefore(begin)).toList();
    }
}
