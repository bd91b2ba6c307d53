package com.telerivet.status.probe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent has to tell.
 *
 * @param sentAt by its own clock
 * @param version of its program
 * @param location where it says to be
 * @param waiting how many results it holds besides these
 * @param waitingSince the minute of the oldest of them; null for none
 * @param dropped how many it had no room for and dropped since the last report that was taken
 * @param error what is wrong with itself, in a sentence; null for nothing
 */
public record AgentReport(
        Instant sentAt,
        @Nullable String version,
        @Nullable String location,
        int waiting,
        @Nullable Instant waitingSince,
        long dropped,
        @Nullable String error,
        @Nullable List<AgentResult> results) {}
