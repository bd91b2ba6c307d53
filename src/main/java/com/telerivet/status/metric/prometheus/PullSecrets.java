package com.telerivet.status.metric.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.telerivet.status.platform.Seal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passwords and tokens of pulls, encrypted in the database. */
@Component
class PullSecrets {

    private static final String KEY = "metric-pull";

    private final JdbcClient jdbc;
    private final Seal seal;

    PullSecrets(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** What was given, or else what is known. A secret that is known goes to the address it was given for, and to no other. */
    String of(@Nullable PullSummary known, NewPull given) {
        if (given.signIn() == SignIn.NONE) {
            return "";
        }
        if (!given.secret().isEmpty()) {
            return given.secret();
        }
        String stored = known == null ? "" : stored(known.id());
        if (known == null || stored.isEmpty() || !known.url().equals(given.url())) {
            throw new PullRejected("secret", "Give the password or token for this address.");
        }
        return stored;
    }

    /** "" where there is none. */
    String stored(String id) {
        String sealed = jdbc.sql("select sealed_secret from metric_pull where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("");
        return sealed.isEmpty() ? "" : new String(seal.open(Base64.getDecoder().decode(sealed), KEY, id), UTF_8);
    }

    String sealed(String id, String secret) {
        return secret.isEmpty() ? "" : Base64.getEncoder().encodeToString(seal.close(secret.getBytes(UTF_8), KEY, id));
    }
}
