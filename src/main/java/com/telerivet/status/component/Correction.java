package com.telerivet.status.component;

import java.time.Instant;

/** What somebody amended in a component's history: who, when and why, and what it said before and says since. */
public record Correction(Instant madeAt, String madeBy, String reason, StatusSpan before, StatusSpan after) {}
