package com.telerivet.status.manageapi;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many requests a token may send to this instance. */
@Component
class RequestAllowance {

    static final int REQUESTS_A_MINUTE = 600;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Takes one request off the token's allowance; 0 if there was one, else the seconds until there is. */
    long take(String tokenId) {
        ConsumptionProbe probe = buckets.computeIfAbsent(tokenId, id -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
    }

    private static Bucket full() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(REQUESTS_A_MINUTE).refillGreedy(REQUESTS_A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }
}
