package com.telerivet.status.identity;

import com.telerivet.status.platform.SecretKeys;
import com.telerivet.status.platform.StatusSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Whose browser it is, in a cookie that outlives the session and that nobody else can make. It opens nothing: what it
 * allows is to keep, for that person, what they sent after their session was over, and to try their password however
 * many strangers guess at it.
 */
@Component
class KnownBrowser {

    private static final String HMAC = "HmacSHA256";
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Pattern VALUE = Pattern.compile("([a-z0-9]{12})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeys keys;
    private final Clock clock;
    private final HostCookie cookie;

    KnownBrowser(SecretKeys keys, StatusSettings settings, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.cookie = new HostCookie("status_browser", settings);
    }

    private record Note(String personId, Instant since) {}

    /** Notes at a request of somebody who is signed in that this browser is theirs. */
    void remember(String personId, HttpServletRequest request, HttpServletResponse response) {
        Instant now = clock.instant();
        boolean isNoted = note(request)
                .filter(note -> note.personId().equals(personId))
                .filter(note -> note.since().isAfter(now.minus(FRESH)))
                .isPresent();
        if (!isNoted) {
            String text = personId + "." + now.getEpochSecond();
            cookie.give(response, text + "." + seal(text), LIFETIME);
        }
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        if (note(request).isPresent()) {
            cookie.forget(response);
        }
    }

    /** Who was signed in there in the last 30 days. */
    Optional<String> personId(HttpServletRequest request) {
        return note(request).map(Note::personId);
    }

    private Optional<Note> note(HttpServletRequest request) {
        return cookie.value(request)
                .map(VALUE::matcher)
                .filter(Matcher::matches)
                .flatMap(this::opened);
    }

    private Optional<Note> opened(Matcher value) {
        Note note = new Note(value.group(1), Instant.ofEpochSecond(Long.parseLong(value.group(2))));
        boolean isOurs = MessageDigest.isEqual(
                seal(value.group(1) + "." + value.group(2)).getBytes(StandardCharsets.UTF_8),
                value.group(3).getBytes(StandardCharsets.UTF_8));
        boolean isOld = note.since().isBefore(clock.instant().minus(LIFETIME));
        return isOurs && !isOld ? Optional.of(note) : Optional.empty();
    }

    private String seal(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(keys.named("identity.known-browser"), HMAC));
            byte[] seal = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cookie could not be sealed", e);
        }
    }
}
