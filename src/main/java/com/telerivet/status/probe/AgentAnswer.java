package com.telerivet.status.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report.
 *
 * @param now the page's time
 * @param refused how many of its results were not taken, and need not be sent again
 * @param reason of the first of them; null where all were taken
 */
public record AgentAnswer(Instant now, int taken, int refused, @Nullable String reason) {}
