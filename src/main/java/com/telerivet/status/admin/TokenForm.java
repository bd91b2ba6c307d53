package com.telerivet.status.admin;

import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.TokenScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A token to be made, as it was typed.
 *
 * @param scopes the words of what it may do
 * @param expires its last day, in UTC; empty never ends
 */
record TokenForm(String name, List<String> scopes, String expires, String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    TokenForm {
        name = name == null ? "" : name;
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
        expires = expires == null ? "" : expires.strip();
        key = key == null ? "" : key;
    }

    static TokenForm empty() {
        return new TokenForm("", List.of(TokenScope.ADMIN.code()), "", "");
    }

    /** Field to message key; empty where the token can be made. */
    Map<String, String> problems(Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (name.isBlank() || name.length() > ApiTokens.LONGEST_NAME) {
            problems.put("name", "admin.tokens.name.wrong");
        }
        if (allowed().isEmpty()) {
            problems.put("scopes", "admin.tokens.scopes.wrong");
        }
        if (!expires.isEmpty() && end().filter(now::isBefore).isEmpty()) {
            problems.put("expires", "admin.tokens.expires.wrong");
        }
        return problems;
    }

    Set<TokenScope> allowed() {
        Set<TokenScope> allowed = EnumSet.noneOf(TokenScope.class);
        scopes.forEach(word -> TokenScope.of(word).ifPresent(allowed::add));
        return allowed;
    }

    /** The end of its last day; empty where it has none, or where none can be read. */
    Optional<Instant> end() {
        try {
            LocalDate day = LocalDate.parse(expires);
            return Optional.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
