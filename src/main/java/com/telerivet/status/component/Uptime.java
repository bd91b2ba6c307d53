package com.telerivet.status.component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The uptime formula, as readers of status pages know it:
 * {@code 1 - (major seconds + 0.3 x partial seconds) / known seconds}. Degraded performance and maintenance cost
 * nothing; time without data is left out of both sides.
 *
 * <p>Example: one partial outage of 60 minutes in 90 days costs 18 of 129,600 minutes: 99.99 %.
 */
public final class Uptime {

    private static final BigDecimal ALMOST_ALL = new BigDecimal("99.99");
    private static final BigDecimal WHOLE = new BigDecimal("100.00");

    private Uptime() {}

    /**
     * Percent with two decimals; 100.00 only where nothing at all was lost. Empty where no day has data.
     */
    public static Optional<BigDecimal> percent(List<ComponentDay> days) {
        long known = days.stream().mapToLong(ComponentDay::knownSeconds).sum();
        if (known == 0) {
            return Optional.empty();
        }
        // in tenths of a second, so that the weight 0.3 stays a whole number
        long lost = days.stream()
                .mapToLong(day -> 10 * day.majorSeconds() + 3 * day.partialSeconds())
                .sum();
        BigDecimal percent = BigDecimal.valueOf(known * 10 - lost)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(known * 10), 2, RoundingMode.HALF_UP);
        return Optional.of(lost > 0 ? percent.min(ALMOST_ALL) : percent);
    }

    /**
     * Of a group the plain mean of its members, each of which counts as one however long it is known; a member without
     * data does not count. Again 100.00 only where nothing at all was lost.
     */
    public static Optional<BigDecimal> mean(List<List<ComponentDay>> members) {
        List<BigDecimal> known =
                members.stream().flatMap(days -> percent(days).stream()).toList();
        return known.stream()
                .reduce(BigDecimal::add)
                .map(sum -> sum.divide(BigDecimal.valueOf(known.size()), 2, RoundingMode.HALF_UP))
                .map(mean -> known.stream().allMatch(WHOLE::equals) ? mean : mean.min(ALMOST_ALL));
    }
}
