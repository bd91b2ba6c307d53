package com.telerivet.status.emergency;

import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.SecretToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one key with which somebody can publish while the database, and so every account, is away. It is shown once; its
 * hash is kept in the database and on each instance's disk, where it is looked up.
 */
@Component
public class RecoveryKeys {

    static final String NOTICE = "recoverykey";

    /** What is compared where there is no key: no text has this hash, and the answer takes the same way. */
    private static final String NO_HASH = "0".repeat(64);

    private final JdbcClient jdbc;
    private final Notices notices;
    private final KeptKey kept;
    private final Clock clock;

    RecoveryKeys(JdbcClient jdbc, Notices notices, KeptKey kept, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.kept = kept;
        this.clock = clock;
    }

    /** Makes a new key, which is shown this once; the one before is good no longer. */
    @Transactional
    public SecretToken make() {
        takeTurns();
        SecretToken key = SecretToken.random();
        jdbc.sql(
                        """
                        insert into recovery_key (hash, made_at) values (?, ?)
                        on conflict (is_present) do update set hash = excluded.hash, made_at = excluded.made_at
                        """)
                .params(key.hash(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        keep(Optional.of(key.hash()));
        notices.send(NOTICE);
        return key;
    }

    /** The present key is good no longer, and none takes its place. */
    @Transactional
    public void revoke() {
        takeTurns();
        jdbc.sql("delete from recovery_key").update();
        keep(Optional.empty());
        notices.send(NOTICE);
    }

    /** When the present key was made; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Instant> madeAt() {
        return jdbc.sql("select made_at from recovery_key")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Whether this is the key; asks no database, and takes as long for every text. */
    public boolean isRight(String text) {
        byte[] known = kept.hash().orElse(NO_HASH).getBytes(StandardCharsets.UTF_8);
        byte[] given = new SecretToken(text.strip()).hash().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(known, given);
    }

    /** Brings the copy on disk in line with the database. */
    @Transactional(readOnly = true)
    public void copy() {
        takeTurns();
        keep(jdbc.sql("select hash from recovery_key").query(String.class).optional());
    }

    /** Who reads the hash and writes it to disk must not be overtaken in between by whoever makes a new one. */
    private void takeTurns() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('recovery_key'))")
                .query((row, n) -> n)
                .list();
    }

    private void keep(Optional<String> hash) {
        try {
            kept.keep(hash);
        } catch (IOException e) {
            throw new UncheckedIOException("the recovery key's hash could not be written to disk", e);
        }
    }
}
