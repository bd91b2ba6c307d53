package com.telerivet.status.identity;

import com.telerivet.status.platform.BadSetting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Single sign-on by OpenID Connect; without an issuer there is none.
 *
 * @param issuer the provider's address, below which its {@code .well-known/openid-configuration} lies
 * @param domains the ends of addresses that are let in; empty lets in everybody who has an account here
 * @param role what people of those domains get who have no account yet; null refuses them
 * @param name what the button calls the provider
 */
@ConfigurationProperties("status.sso")
record SsoSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable List<String> domains,
        @Nullable String role,
        @Nullable String name) {

    SsoSettings {
        issuer = blank(issuer);
        clientId = blank(clientId);
        clientSecret = blank(clientSecret);
        role = blank(role);
        name = blank(name) == null ? "single sign-on" : name;
        domains = domains == null
                ? List.of()
                : domains.stream()
                        .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                        .filter(domain -> !domain.isEmpty())
                        .toList();
        if (issuer != null && (clientId == null || clientSecret == null)) {
            throw new BadSetting(
                    "STATUS_SSO_ISSUER is set, but STATUS_SSO_CLIENT_ID or STATUS_SSO_CLIENT_SECRET is not.",
                    "Set all three as your provider gave them, or none.");
        }
        if (role != null && Role.of(role).isEmpty()) {
            throw new BadSetting(
                    "STATUS_SSO_ROLE is \"" + role + "\", which is no role.",
                    "Set it to viewer, editor or administrator, or leave it out.");
        }
        if (role != null && domains.isEmpty()) {
            throw new BadSetting(
                    "STATUS_SSO_ROLE would let in everybody whom the provider knows.",
                    "Set STATUS_SSO_DOMAINS to the ends of your team's addresses, such as example.com.");
        }
    }

    boolean isOn() {
        return issuer != null;
    }

    boolean admits(String email) {
        return domains().isEmpty() || domains().contains(email.substring(email.lastIndexOf('@') + 1));
    }

    @Override
    public List<String> domains() {
        return domains == null ? List.of() : domains;
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "SsoSettings[issuer=" + issuer + "]";
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
