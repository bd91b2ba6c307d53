package com.telerivet.status.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;

/** What somebody may do: look, or also publish, or also decide who else may and how the page is set up. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMINISTRATOR;

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** Whether somebody with this role may do what {@code least} may. */
    boolean includes(Role least) {
        return compareTo(least) >= 0;
    }

    /** The roles that a sign-in carries. */
    static Stream<Role> among(Collection<? extends GrantedAuthority> authorities) {
        return Arrays.stream(values()).filter(role -> authorities.stream()
                .anyMatch(a -> role.authority().equals(a.getAuthority())));
    }

    /** The word by which Spring Security knows it. */
    String authority() {
        return "ROLE_" + name();
    }

    /** The word used in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
