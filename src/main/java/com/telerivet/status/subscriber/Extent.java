package com.telerivet.status.subscriber;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the news a subscriber hears. What it follows it hears of whole, whatever this says.
 *
 * @param endsOnly only what begins something and what ends it
 */
public record Extent(boolean endsOnly, Kinds kinds) {

    /** Every entry of everything. */
    public static final Extent ALL = new Extent(false, Kinds.BOTH);

    static final String ENDS = "ends";

    /** As forms send it; what is missing or unknown narrows nothing down. */
    static Extent of(@Nullable String steps, @Nullable String kinds) {
        return new Extent(ENDS.equals(steps), Kinds.of(kinds).orElse(Kinds.BOTH));
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** The last words of the message keys {@code subscriber.extent.…} that say what it narrows down to. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (endsOnly) {
            words.add(ENDS);
        }
        if (kinds != Kinds.BOTH) {
            words.add(kinds.code());
        }
        return words;
    }
}
