package com.telerivet.status.component;

import java.time.Instant;

/** From {@code since} on the component had {@code status}, until the next period begins. */
record StatusPeriod(Instant since, ComponentStatus status) {}
