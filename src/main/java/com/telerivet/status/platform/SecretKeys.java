package com.telerivet.status.platform;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys of 256 random bits that all instances share; each is made when it is asked for the first time. */
@Component
public class SecretKeys {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    SecretKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of that name, the same at every call and on every instance. */
    public byte[] named(String name) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        jdbc.sql("insert into secret_key (name, value) values (?, ?) on conflict (name) do nothing")
                .params(name, fresh)
                .update();
        return jdbc.sql("select value from secret_key where name = ?")
                .param(name)
                .query(byte[].class)
                .single();
    }
}
