package com.telerivet.status.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in the step that begins at {@code at}: never empty, so {@code count} is positive.
 *
 * @param spread of those measurements whose sources told it; null where none did
 */
public record SeriesPoint(Instant at, double sum, double count, @Nullable Spread spread) {

    @JsonCreator
    public SeriesPoint {}

    public SeriesPoint(Instant at, double sum, double count) {
        this(at, sum, count, null);
    }
}
