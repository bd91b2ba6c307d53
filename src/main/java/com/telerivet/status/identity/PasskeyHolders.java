package com.telerivet.status.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * The handles by which passkeys know people. A key's device shows its owner's address and name, while the table holds
 * the id alone, and a handle that says nothing.
 */
@Component
class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {

    private static final String KNOWN =
            "select u.id, p.email, p.name from user_entities u join person p on p.id = u.name where ";
    private static final RowMapper<PublicKeyCredentialUserEntity> HOLDER =
            (row, n) -> ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(Bytes.fromBase64(row.getString("id")))
                    .name(row.getString("email"))
                    .displayName(row.getString("name"))
                    .build();

    private final JdbcClient jdbc;

    PasskeyHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql(KNOWN + "u.id = ?")
                .param(handle.toBase64UrlString())
                .query(HOLDER)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String personId) {
        return jdbc.sql(KNOWN + "u.name = ?")
                .param(personId)
                .query(HOLDER)
                .optional()
                .orElse(null);
    }

    Optional<String> personId(Bytes handle) {
        return jdbc.sql("select name from user_entities where id = ?")
                .param(handle.toBase64UrlString())
                .query(String.class)
                .optional();
    }

    /** Gives somebody a handle who has none. */
    void know(String personId) {
        jdbc.sql("insert into user_entities (id, name) values (?, ?) on conflict (name) do nothing")
                .params(Bytes.random().toBase64UrlString(), personId)
                .update();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity holder) {
        throw new UnsupportedOperationException("people get their handles by their ids");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("a handle goes with its person");
    }
}
