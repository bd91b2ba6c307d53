package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.Spread;
import com.telerivet.status.metric.Spread.Bucket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of OTLP's histograms. A finer exponential histogram is made as coarse as {@link Spread#bound}, exactly:
 * several of its buckets are one of ours. Senders change their scale as they go, and buckets of one width add up.
 */
final class OtlpBuckets {

    /** Our buckets are those of this scale. */
    private static final int SCALE = 3;

    private static final int COARSEST = -10;
    private static final int FINEST = 20;

    private OtlpBuckets() {}

    /** @param counts one more than there are bounds, of which the last has none */
    static @Nullable Spread explicit(List<Double> bounds, List<Long> counts) {
        if (bounds.isEmpty() || counts.size() != bounds.size() + 1 || bounds.size() > 10_000) {
            return null;
        }
        List<Bucket> buckets = new ArrayList<>();
        // what lies below the first bound is taken to be no less than zero, as durations are
        double low = Math.min(0, bounds.get(0));
        for (int i = 0; i < counts.size(); i++) {
            double high = i < bounds.size() ? bounds.get(i) : Double.POSITIVE_INFINITY;
            buckets.add(new Bucket(low, high, counts.get(i)));
            low = high;
        }
        return Spread.of(buckets).orElse(null);
    }

    /** @param counts of the buckets above zero, from number {@code offset} on */
    static @Nullable Spread exponential(int scale, double zeros, double zero, int offset, List<Long> counts) {
        if (scale < COARSEST || scale > FINEST || counts.size() > 10_000) {
            return null;
        }
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(new Bucket(0, zero, zeros));
        for (int i = 0; i < counts.size(); i++) {
            long number = (long) offset + i;
            long lower = scale >= SCALE ? number >> (scale - SCALE) : number << (SCALE - scale);
            long upper = scale >= SCALE ? lower + 1 : (number + 1) << (SCALE - scale);
            buckets.add(new Bucket(Spread.bound(lower), Spread.bound(upper), counts.get(i)));
        }
        return Spread.of(buckets).orElse(null);
    }
}
