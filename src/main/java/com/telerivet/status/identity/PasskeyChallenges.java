package com.telerivet.status.identity;

import com.telerivet.status.platform.Seal;
import com.telerivet.status.platform.StatusSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What strangers' passkeys are asked to sign. It travels sealed in a cookie: a visit to the sign-in page leaves nothing
 * in the database.
 */
@Component
class PasskeyChallenges {

    private static final String KEY = "identity.passkey-challenge";
    private static final String ROW = "cookie";
    private static final int RANDOM_BYTES = 32;
    private static final Duration OPEN = Duration.ofMinutes(30);

    private final Seal sealed;
    private final Clock clock;
    private final HostCookie cookie;
    private final SecureRandom random = new SecureRandom();

    PasskeyChallenges(Seal sealed, StatusSettings settings, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
        this.cookie = new HostCookie("status_challenge", settings);
    }

    byte[] give(HttpServletResponse response) {
        byte[] challenge = new byte[RANDOM_BYTES];
        random.nextBytes(challenge);
        byte[] dated = ByteBuffer.allocate(RANDOM_BYTES + Long.BYTES)
                .put(challenge)
                .putLong(clock.instant().getEpochSecond())
                .array();
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.close(dated, KEY, ROW));
        cookie.give(response, value, OPEN);
        return challenge;
    }

    /** The challenge of this browser, which loses it; empty where there is none, or it is too old. */
    Optional<byte[]> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> value = cookie.value(request);
        if (value.isPresent()) {
            cookie.forget(response);
        }
        return value.flatMap(this::opened);
    }

    private Optional<byte[]> opened(String value) {
        try {
            ByteBuffer dated =
                    ByteBuffer.wrap(sealed.open(Base64.getUrlDecoder().decode(value), KEY, ROW));
            byte[] challenge = new byte[RANDOM_BYTES];
            dated.get(challenge);
            Instant end = Instant.ofEpochSecond(dated.getLong()).plus(OPEN);
            return clock.instant().isBefore(end) ? Optional.of(challenge) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty(); // not of our making
        }
    }
}
