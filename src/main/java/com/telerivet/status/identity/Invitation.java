package com.telerivet.status.identity;

import java.time.Instant;

/**
 * Somebody who was asked to join and has not yet.
 *
 * @param expiresAt from then on its link opens nothing
 */
public record Invitation(String id, String email, Role role, Instant createdAt, Instant expiresAt) {}
