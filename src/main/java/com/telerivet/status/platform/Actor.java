package com.telerivet.status.platform;

import org.jspecify.annotations.Nullable;

/**
 * Who is at work, as the audit trail remembers them: words, not links, because people and tokens go.
 *
 * @param kind {@code person}, {@code token} or {@code nobody}
 * @param name a person's address, a token's name, or what somebody said they are
 * @param address where the request came from
 */
public record Actor(String kind, @Nullable String id, String name, String address) {

    public static Actor person(String id, String email, String address) {
        return new Actor("person", id, email, address);
    }

    public static Actor token(String id, String name, String address) {
        return new Actor("token", id, name, address);
    }

    public boolean isPerson() {
        return kind.equals("person");
    }

    /** Somebody who has not signed in. */
    public static Actor nobody(String name, String address) {
        return new Actor("nobody", null, name, address);
    }
}
