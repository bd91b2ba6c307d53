package com.telerivet.status.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program elsewhere that runs checks for this page.
 *
 * @param location as an administrator gave it, else as the agent tells it; "" where neither does
 * @param lastContactAt null before the first
 * @param lastError what was refused of it, or what it told of itself
 * @param clockOffSeconds how far its clock is ahead of ours; negative when it is behind
 * @param waiting how many results it could not bring yet, as far as it told
 * @param waitingSince the minute of the oldest of them
 * @param dropped how many results it had no room for since it was made
 */
public record ProbeAgent(
        String id,
        String name,
        String location,
        Instant createdAt,
        boolean isPaused,
        @Nullable Instant lastContactAt,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        String version,
        double clockOffSeconds,
        int waiting,
        @Nullable Instant waitingSince,
        long dropped) {

    /** As others see it among the vantage points: with its place where that is not its name. */
    public String label() {
        return location.isEmpty() || name.contains(location) ? name : name + " (" + location + ")";
    }
}
