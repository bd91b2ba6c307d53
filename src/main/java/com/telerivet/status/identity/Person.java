package com.telerivet.status.identity;

import java.time.Instant;

/** Somebody of the team, as others see them. */
public record Person(String id, String email, String name, Role role, Instant createdAt) {}
