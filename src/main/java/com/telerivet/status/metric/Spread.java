package com.telerivet.status.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How measurements are spread: how many lay above a low bound and at most at a high one. Spreads add up exactly, bucket by
 * bucket, so that the spread of a year is that of its minutes; only where a figure falls within its bucket is a guess.
 *
 * @param buckets in order of their bounds, each pair of bounds once, without empty ones
 */
public record Spread(List<Bucket> buckets) {

    /** A source that tells more is not believed to know what it tells. */
    static final int MOST_IN_A_POINT = 200;
    /** So many different bounds in an hour are nothing that a figure could be read from. */
    static final int MOST_IN_A_ROLLUP = 500;

    /** Buckets of our own have bounds of which each is this much above the one before: 2 to the power of 1/8. */
    private static final int BUCKETS_A_DOUBLING = 8;

    private static final double LARGEST_COUNT = 1e15;

    public Spread {
        buckets = List.copyOf(buckets);
    }

    /**
     * How many measurements lie between two bounds.
     *
     * @param high may be infinite, where the source knows nothing more
     */
    public record Bucket(double low, double high, double count) {

        boolean isSound() {
            return low <= high && Double.isFinite(low) && !Double.isNaN(high) && count > 0 && count <= LARGEST_COUNT;
        }
    }

    /** The spread of these buckets, equal bounds added up; empty where one makes no sense, or there are too many or none. */
    public static Optional<Spread> of(Collection<Bucket> given) {
        List<Bucket> filled = given.stream().filter(b -> b.count() != 0).toList();
        Spread spread = added(filled);
        boolean isSound = !filled.isEmpty()
                && filled.stream().allMatch(Bucket::isSound)
                && spread.buckets().size() <= MOST_IN_A_POINT;
        return isSound ? Optional.of(spread) : Optional.empty();
    }

    /** A single measurement: the bucket of ours that it falls into. */
    public static Optional<Spread> of(double measured) {
        if (!(measured > 0) || measured > LARGEST_COUNT) {
            return measured == 0 ? of(List.of(new Bucket(0, 0, 1))) : Optional.empty();
        }
        int upper = (int) Math.ceil(BUCKETS_A_DOUBLING * Math.log(measured) / Math.log(2));
        return of(List.of(new Bucket(bound(upper - 1), bound(upper), 1)));
    }

    /** The bound of that number, the same in every spread. */
    public static double bound(long number) {
        return StrictMath.pow(2, (double) number / BUCKETS_A_DOUBLING);
    }

    /** Low, high and count of one bucket after the other. */
    @JsonCreator
    public static Spread ofTriples(List<Double> triples) {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i + 2 < triples.size(); i += 3) {
            buckets.add(new Bucket(triples.get(i), triples.get(i + 1), triples.get(i + 2)));
        }
        return new Spread(buckets);
    }

    @JsonValue
    public List<Double> triples() {
        List<Double> triples = new ArrayList<>();
        buckets.forEach(b -> triples.addAll(List.of(b.low(), b.high(), b.count())));
        return triples;
    }

    public Spread plus(Spread other) {
        List<Bucket> both = new ArrayList<>(buckets);
        both.addAll(other.buckets);
        return added(both);
    }

    /** The same in another unit, of which one of this is so many. */
    public Spread times(double factor) {
        return new Spread(buckets.stream()
                .map(b -> new Bucket(b.low() * factor, b.high() * factor, b.count()))
                .toList());
    }

    /** What came since an earlier spread of the same counter; empty where it cannot be told. */
    public Optional<Spread> since(Spread earlier) {
        List<Bucket> both = new ArrayList<>(buckets);
        earlier.buckets.forEach(b -> both.add(new Bucket(b.low(), b.high(), -b.count())));
        return of(added(both).buckets());
    }

    /** How many measurements it knows of. */
    public double count() {
        return buckets.stream().mapToDouble(Bucket::count).sum();
    }

    /**
     * The figure that {@code share} of the measurements do not exceed, each bucket taken as evenly filled; of what lies
     * beyond the last bound only that bound is known.
     */
    public OptionalDouble quantile(double share) {
        if (buckets.isEmpty()) {
            return OptionalDouble.empty();
        }
        double wanted = share * count();
        TreeSet<Double> bounds = new TreeSet<>();
        buckets.forEach(b -> {
            bounds.add(b.low());
            bounds.add(b.high());
        });
        double last = bounds.first();
        double belowLast = 0;
        for (double bound : bounds) {
            double below = below(bound);
            if (below >= wanted) {
                boolean isKnownTo = Double.isFinite(bound) && below > belowLast;
                return OptionalDouble.of(
                        isKnownTo ? last + (bound - last) * (wanted - belowLast) / (below - belowLast) : last);
            }
            last = bound;
            belowLast = below;
        }
        return OptionalDouble.of(last);
    }

    /** How many of the measurements are known or taken to be at most {@code figure}. */
    private double below(double figure) {
        double below = 0;
        for (Bucket b : buckets) {
            if (b.high() <= figure) {
                below += b.count();
            } else if (b.low() < figure && Double.isFinite(b.high())) {
                below += b.count() * (figure - b.low()) / (b.high() - b.low());
            }
        }
        return below;
    }

    private static Spread added(Collection<Bucket> given) {
        Map<List<Double>, Double> counts = new TreeMap<>(
                Comparator.<List<Double>, Double>comparing(k -> k.get(0)).thenComparing(k -> k.get(1)));
        given.forEach(b -> counts.merge(List.of(b.low(), b.high()), b.count(), Double::sum));
        return new Spread(counts.entrySet().stream()
                .filter(e -> e.getValue() != 0)
                .map(e -> new Bucket(e.getKey().get(0), e.getKey().get(1), e.getValue()))
                .toList());
    }
}
