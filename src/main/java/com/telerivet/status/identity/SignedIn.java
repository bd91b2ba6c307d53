package com.telerivet.status.identity;

import java.time.Instant;

/**
 * One place where somebody is signed in.
 *
 * @param handle names it in forms, and opens nothing
 * @param device such as "Firefox on Linux"
 * @param address where the sign-in came from
 * @param isThis whether it is the one that asks
 */
public record SignedIn(String handle, String device, String address, Instant since, Instant lastSeen, boolean isThis) {}
