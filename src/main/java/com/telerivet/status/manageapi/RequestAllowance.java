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
    /** Points, one a request, from a whole park of servers. */
    static final int POINTS_A_MINUTE = 600_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Takes one request off the token's allowance; 0 if there was one, else the seconds until there is.
     *
     * @param isPoint whether it brings points, which have an allowance of their own
     */
    long take(String tokenId, boolean isPoint) {
        ConsumptionProbe probe = buckets.computeIfAbsent(
                        isPoint ? tokenId + " points" : tokenId,
                        id -> full(isPoint ? POINTS_A_MINUTE : REQUESTS_A_MINUTE))
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
    }

    private static Bucket full(int requests) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, Duration.ofMinutes(1)))
                .build();
    }
}
