package com.telerivet.status.platform;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys of 256 random bits that all instances share; each is made when it is asked for the first time. */
@Component
public class SecretKeys {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    SecretKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The key of that name, the same at every call and on every instance. */
    public byte[] named(String name) {
        return known.computeIfAbsent(name, n -> stored(n).orElseGet(() -> made(n)))
                .clone();
    }

    private byte[] made(String name) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        // in a transaction of its own: a key that is in use must not vanish with somebody else's rollback
        alone.executeWithoutResult(
                tx -> jdbc.sql("insert into secret_key (name, value) values (?, ?) on conflict (name) do nothing")
                        .params(name, fresh)
                        .update());
        // another instance may have been quicker
        return stored(name).orElseThrow();
    }

    private Optional<byte[]> stored(String name) {
        return jdbc.sql("select value from secret_key where name = ?")
                .param(name)
                .query(byte[].class)
                .optional();
    }
}
