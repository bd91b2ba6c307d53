package com.telerivet.status.delivery;

import java.time.Instant;

/**
 * An address that is not written to any more.
 *
 * @param reason what the other side said last
 */
public record Suspension(String channel, String address, String reason, Instant since) {}
