package com.telerivet.status.platform;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Time that only goes forward, at one pace, within this process. Pauses and leases are measured by it: the wall clock
 * may leap when somebody sets it.
 */
@Component
public class SteadyTime {

    private final LongSupplier nanos;

    SteadyTime() {
        this(System::nanoTime);
    }

    /** For tests that turn the time themselves. */
    public SteadyTime(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A moment to give to {@link #isOver}; it means nothing outside this process. */
    public long in(Duration wait) {
        return nanos.getAsLong() + wait.toNanos();
    }

    /** Whether that moment has come. */
    public boolean isOver(long moment) {
        return nanos.getAsLong() - moment >= 0;
    }
}
