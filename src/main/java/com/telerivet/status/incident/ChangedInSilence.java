package com.telerivet.status.incident;

/**
 * Nobody is to hear of what the changes that follow do to components. It holds for the rest of the transaction that it is
 * published in.
 */
public record ChangedInSilence() {}
