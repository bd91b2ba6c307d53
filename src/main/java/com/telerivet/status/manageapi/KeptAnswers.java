package com.telerivet.status.manageapi;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The answers that were given under an {@code Idempotency-Key}. A key is claimed and its answer written in the
 * transaction of the change itself: after a crash either both are there or neither, and whoever comes with the same
 * key meanwhile waits for that transaction.
 */
@Component
class KeptAnswers {

    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Kept(String requestHash, @Nullable Integer status, @Nullable String body) {}

    /** What was answered under this key; empty for one that is claimed now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Kept> claim(String tokenId, String key, String requestHash) {
        forgetOld();
        int claimed = jdbc.sql(
                        """
                        insert into api_answer (token_id, idempotency_key, request_hash, created_at)
                        values (?, ?, ?, ?) on conflict do nothing
                        """)
                .params(tokenId, key, requestHash, now())
                .update();
        if (claimed == 1) {
            return Optional.empty();
        }
        return jdbc.sql("select request_hash, status, body from api_answer where token_id = ? and idempotency_key = ?")
                .params(tokenId, key)
                .query(Kept.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String tokenId, String key, int status, String body) {
        jdbc.sql("update api_answer set status = ?, body = ? where token_id = ? and idempotency_key = ?")
                .params(status, body, tokenId, key)
                .update();
    }

    private void forgetOld() {
        jdbc.sql(
                        """
                        delete from api_answer where (token_id, idempotency_key) in (
                            select token_id, idempotency_key from api_answer
                            where created_at < ? order by created_at limit 1000 for update skip locked)
                        """)
                .param(now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
