package com.telerivet.status.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent saw of a target in one minute. Sent again for the same check and minute it replaces what was sent before.
 *
 * @param check the probe's id
 * @param minute its beginning, by the page's time
 * @param checks how many there were
 * @param answers how many of them had an answer, good or not
 * @param millis how long these answers took, all together
 * @param at when the last check began
 * @param took milliseconds of the last check's answer; null without one
 * @param error why the last check failed; null where it did not
 * @param certificateEndsAt null where none was seen
 */
public record AgentResult(
        String check,
        Instant minute,
        int checks,
        int failures,
        int answers,
        double millis,
        Instant at,
        @Nullable Double took,
        @Nullable String error,
        @Nullable Instant certificateEndsAt) {}
