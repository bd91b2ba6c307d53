package com.telerivet.status.identity;

import java.time.Instant;

/**
 * Somebody of the team, as others see them.
 *
 * @param isActive whether they may sign in
 */
public record Person(String id, String email, String name, Role role, boolean isActive, Instant createdAt) {

    static final int LONGEST_NAME = 100;
}
