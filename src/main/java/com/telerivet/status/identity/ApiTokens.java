package com.telerivet.status.identity;

import com.telerivet.status.platform.Columns;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.SecretToken;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tokens by which programs use the management API. */
@Component
public class ApiTokens {

    public static final int LONGEST_NAME = 100;

    /** Writing each use would make one hot row of every busy token. */
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a token; its secret is kept nowhere else than in the answer.
     *
     * @param scopes at least one
     * @param expiresAt null never ends
     */
    @Transactional
    public NewApiToken create(String name, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
        return create(name, scopes, expiresAt, SecretToken.random());
    }

    /** Makes a token with a value that is known already, unless there has ever been one. */
    @Transactional
    void createFirst(String name, SecretToken secret) {
        jdbc.sql("lock table api_token in share row exclusive mode").update();
        if (all().isEmpty()) {
            create(name, EnumSet.of(TokenScope.ADMIN), null, secret);
        }
    }

    /** All tokens, newest first, revoked and expired ones included. */
    @Transactional(readOnly = true)
    public List<ApiTokenSummary> all() {
        return jdbc.sql("select * from api_token order by created_at desc, id")
                .query((row, n) -> summary(row))
                .list();
    }

    /** Ends a token at once; revoking it again, or one that is unknown, changes nothing. */
    @Transactional
    public void revoke(String id) {
        jdbc.sql("update api_token set revoked_at = ? where id = ? and revoked_at is null")
                .param(now())
                .param(id)
                .update();
    }

    /** The token with this text, if it is good now. */
    @Transactional
    public Optional<ApiTokenSummary> authenticate(String text) {
        Instant now = clock.instant();
        Optional<ApiTokenSummary> token = jdbc.sql("select * from api_token where token_hash = ?")
                .param(new SecretToken(text).hash())
                .query((row, n) -> summary(row))
                .optional()
                .filter(found -> found.isGoodAt(now));
        token.ifPresent(this::noteUse);
        return token;
    }

    private void noteUse(ApiTokenSummary token) {
        Instant last = token.lastUsedAt();
        if (last == null || !clock.instant().isBefore(last.plus(USE_IS_NOTED_EVERY))) {
            jdbc.sql("update api_token set last_used_at = ? where id = ?")
                    .param(now())
                    .param(token.id())
                    .update();
        }
    }

    private NewApiToken create(String name, Set<TokenScope> scopes, @Nullable Instant expiresAt, SecretToken secret) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a token's name has 1 to " + LONGEST_NAME + " characters");
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a token may do at least one thing");
        }
        ApiTokenSummary token =
                new ApiTokenSummary(Ids.random(), name.strip(), scopes, clock.instant(), expiresAt, null, null);
        jdbc.sql(
                        """
                        insert into api_token (id, name, token_hash, scopes, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(token.id(), token.name(), secret.hash())
                .param(scopes.stream().map(TokenScope::code).toArray(String[]::new))
                .param(now())
                .param(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return new NewApiToken(token, secret);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ApiTokenSummary summary(ResultSet row) throws SQLException {
        return new ApiTokenSummary(
                row.getString("id"),
                row.getString("name"),
                scopes(row.getArray("scopes")),
                row.getTimestamp("created_at").toInstant(),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "last_used_at"),
                Columns.instant(row, "revoked_at"));
    }

    private static Set<TokenScope> scopes(Array words) throws SQLException {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        for (String word : (String[]) words.getArray()) {
            TokenScope.of(word).ifPresent(scopes::add);
        }
        return scopes;
    }
}
