package com.telerivet.status.identity;

import com.telerivet.status.platform.SecretToken;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People's passkeys: made, used and removed. The page keeps public keys only, so there is nothing to steal. */
@Component
public class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final String ASKED = "identity.passkey-asked";
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final RelyingParty party;
    private final PasskeyHolders holders;
    private final JdbcClient jdbc;
    private final Clock clock;

    Passkeys(RelyingParty party, PasskeyHolders holders, JdbcClient jdbc, Clock clock) {
        this.party = party;
        this.holders = holders;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether browsers make keys for the address of this page. */
    public boolean arePossible() {
        return party.isPossible();
    }

    /** Somebody's keys, the oldest first. */
    @Transactional(readOnly = true)
    public List<Passkey> of(String personId) {
        PublicKeyCredentialUserEntity holder = holders.findByUsername(personId);
        if (holder == null) {
            return List.of();
        }
        return party.keys().findByUserId(holder.getId()).stream()
                .sorted(Comparator.comparing(CredentialRecord::getCreated))
                .map(key -> new Passkey(
                        key.getCredentialId().toBase64UrlString(),
                        key.getLabel(),
                        key.getCreated(),
                        isUsed(key) ? key.getLastUsed() : null))
                .toList();
    }

    /** Begins a new key: what their browser makes it from, as JSON. The session knows what was asked. */
    @Transactional
    public String begin(String personId, HttpSession session) {
        holders.know(personId);
        PublicKeyCredentialCreationOptions asked = party.creation(personId);
        session.setAttribute(ASKED, asked);
        return party.written(asked);
    }

    /**
     * Keeps the key that the browser made, once what was asked.
     *
     * @param credential the browser's answer, as JSON
     * @return whether it is what was asked for
     */
    @Transactional
    public boolean finish(String name, String credential, HttpSession session) {
        if (!(session.getAttribute(ASKED) instanceof PublicKeyCredentialCreationOptions asked)) {
            return false;
        }
        session.removeAttribute(ASKED);
        return judged(() -> {
                    party.keep(asked, credential, name);
                    return true;
                })
                .isPresent();
    }

    /** Removes one of somebody's own keys; an id that is none of theirs changes nothing. */
    @Transactional
    public boolean remove(String personId, String id) {
        return jdbc.sql(
                                """
                        delete from user_credentials c using user_entities u
                        where u.id = c.user_entity_user_id and u.name = ? and c.credential_id = ?
                        """)
                        .params(personId, id)
                        .update()
                > 0;
    }

    /** What a browser signs to sign somebody in, as JSON. */
    String question(byte[] challenge) {
        return party.written(party.question(challenge));
    }

    /** Who has signed the challenge; nobody where the answer is wrong, or was given before. */
    @Transactional
    public Optional<String> whoAnswered(byte[] challenge, String credential) {
        return judged(() -> party.holder(challenge, credential))
                .filter(holder -> isFirst(challenge))
                .flatMap(holder -> holders.personId(holder.getId()));
    }

    private boolean isFirst(byte[] challenge) {
        Instant now = clock.instant();
        jdbc.sql("delete from passkey_challenge where used_at < ?")
                .param(now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
        String text = Base64.getEncoder().encodeToString(challenge);
        return jdbc.sql("insert into passkey_challenge (hash, used_at) values (?, ?) on conflict (hash) do nothing")
                        .params(new SecretToken(text).hash(), now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** A new key counts as used when it was made. */
    private static boolean isUsed(CredentialRecord key) {
        return key.getLastUsed().isAfter(key.getCreated());
    }

    /** What a stranger sends may fail in any of the library's ways; the database's are no stranger's fault. */
    private static <T> Optional<T> judged(Supplier<T> verdict) {
        try {
            return Optional.of(verdict.get());
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            log.info("A passkey was refused: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
