package com.telerivet.status.probe;

import java.time.Duration;

/**
 * What is asked of a target, and what counts as a good answer; see {@link NewProbe} for the parts. It is all that an agent
 * is told of a probe.
 *
 * @param id of the probe
 */
public record CheckTerms(
        String id, String target, int expectedStatus, Duration interval, Duration timeout, Asking asking) {}
