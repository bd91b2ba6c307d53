package com.telerivet.status.identity;

import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.platform.Seal;
import com.telerivet.status.platform.SecretToken;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second step of a sign-in: a code of an authenticator, or one of ten recovery codes. A key is confirmed by a code
 * before it counts, is shown no more from then on, and no code works twice.
 */
@Component
public class SecondSteps {

    private static final int RECOVERY_CODES = 10;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int HALF = 5;

    private final JdbcClient jdbc;
    private static final String KEY = "identity.second-step";

    private final Seal sealed;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondSteps(JdbcClient jdbc, Seal sealed, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.trail = trail;
        this.clock = clock;
    }

    /** A key for an authenticator, which counts for nothing until {@link #turnOn}. */
    public byte[] newKey() {
        byte[] key = new byte[Totp.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** The key as people type it and authenticators read it: base 32. */
    public static String written(byte[] key) {
        return Base32.of(key);
    }

    @Transactional(readOnly = true)
    public boolean isOn(String personId) {
        return jdbc.sql("select count(*) from second_step where person_id = ?")
                        .param(personId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * From now on this person signs in with a code, if {@code code} shows that their authenticator has the key.
     *
     * @return the recovery codes, to be shown this once; empty where the code is wrong
     */
    @Transactional
    public List<String> turnOn(String personId, byte[] key, String code) {
        OptionalLong step = Totp.stepOf(code, key, clock.instant(), 0);
        if (step.isEmpty()) {
            return List.of();
        }
        jdbc.sql("delete from second_step where person_id = ?").param(personId).update();
        jdbc.sql("insert into second_step (person_id, secret, last_step, created_at) values (?, ?, ?, ?)")
                .params(personId, sealed.close(key, KEY, personId), step.getAsLong())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return newRecoveryCodes(personId);
    }

    @Transactional
    public void turnOff(String personId) {
        jdbc.sql("delete from recovery_code where person_id = ?")
                .param(personId)
                .update();
        jdbc.sql("delete from second_step where person_id = ?").param(personId).update();
    }

    /** Ten new codes in place of those that are left. */
    @Transactional
    public List<String> newRecoveryCodes(String personId) {
        jdbc.sql("delete from recovery_code where person_id = ?")
                .param(personId)
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String code = letters() + "-" + letters();
            jdbc.sql("insert into recovery_code (person_id, code_hash) values (?, ?)")
                    .params(personId, hash(code))
                    .update();
            codes.add(code);
        }
        trail.note("created", "recovery_codes", personId, null);
        return codes;
    }

    @Transactional(readOnly = true)
    public long recoveryCodesLeft(String personId) {
        return jdbc.sql("select count(*) from recovery_code where person_id = ?")
                .param(personId)
                .query(Long.class)
                .single();
    }

    /** Whether the code is good for this person now; it is used up by that. */
    @Transactional
    public boolean use(String personId, String code) {
        return useTotp(personId, code) || useRecoveryCode(personId, code);
    }

    private boolean useTotp(String personId, String code) {
        // the row stays locked until the end: the same code at the same moment from elsewhere comes too late
        Optional<Row> row = jdbc.sql("select secret, last_step from second_step where person_id = ? for update")
                .param(personId)
                .query((found, n) -> new Row(found.getBytes("secret"), found.getLong("last_step")))
                .optional();
        if (row.isEmpty()) {
            return false;
        }
        byte[] key = sealed.open(row.get().secret(), KEY, personId);
        OptionalLong step = Totp.stepOf(code, key, clock.instant(), row.get().lastStep());
        if (step.isEmpty()) {
            return false;
        }
        jdbc.sql("update second_step set last_step = ? where person_id = ?")
                .params(step.getAsLong(), personId)
                .update();
        return true;
    }

    private boolean useRecoveryCode(String personId, String code) {
        int used = jdbc.sql("delete from recovery_code where person_id = ? and code_hash = ?")
                .params(personId, hash(code))
                .update();
        if (used > 0) {
            trail.note("used", "recovery_code", personId, null);
        }
        return used > 0;
    }

    /** About 50 random bits: too many to try, so that a fast hash does. */
    private String letters() {
        StringBuilder half = new StringBuilder();
        for (int i = 0; i < HALF; i++) {
            half.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return half.toString();
    }

    private static String hash(String code) {
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return new SecretToken(plain).hash();
    }

    private record Row(byte[] secret, long lastStep) {}
}
