package com.telerivet.status.delivery;

import java.time.Duration;

/**
 * How many deliveries wait, and how many came to which end within the last day.
 *
 * @param oldest how long the one that waits longest has waited; zero where none waits
 */
public record DeliveryCounts(long queued, long sent, long refused, long cancelled, Duration oldest) {}
