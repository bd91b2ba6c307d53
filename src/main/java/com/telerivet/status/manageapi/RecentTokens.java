package com.telerivet.status.manageapi;

import com.telerivet.status.identity.ApiTokenSummary;
import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Good tokens of the last second, for those who send points by the thousands: their requests ask the database nothing
 * but to keep the points. A token that ends may bring points for one second more, and nothing else.
 */
@Component
class RecentTokens {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private final ApiTokens tokens;
    private final SteadyTime time;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    RecentTokens(ApiTokens tokens, SteadyTime time) {
        this.tokens = tokens;
        this.time = time;
    }

    private record Seen(ApiTokenSummary token, long until) {}

    /** The token with this text, if it is good now or was so within the last second. */
    Optional<ApiTokenSummary> authenticate(String text) {
        String hash = new SecretToken(text).hash();
        Seen known = seen.get(hash);
        if (known != null && !time.isOver(known.until())) {
            return Optional.of(known.token());
        }
        Optional<ApiTokenSummary> token = tokens.authenticate(text);
        if (token.isEmpty()) {
            seen.remove(hash);
        } else {
            if (seen.size() >= MOST) {
                seen.clear();
            }
            seen.put(hash, new Seen(token.get(), time.in(FRESH)));
        }
        return token;
    }
}
