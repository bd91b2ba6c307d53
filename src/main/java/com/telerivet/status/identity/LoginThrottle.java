package com.telerivet.status.identity;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, for each account and for each client address. An attempt costs before the password is looked
 * at, so that many at once are no way around; a right password gives its cost back.
 */
@Component
class LoginThrottle {

    private static final int TRIES_AN_ACCOUNT = 10;
    private static final Duration NEXT_TRY_AN_ACCOUNT = Duration.ofSeconds(30);
    private static final int TRIES_AN_ADDRESS = 50;
    private static final Duration NEXT_TRY_AN_ADDRESS = Duration.ofSeconds(5);
    private static final int REMEMBERED = 20_000;
    private static final int IPV6_CUSTOMER_BYTES = 8;

    private final TimeMeter meter;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle(Clock clock) {
        this.meter = new ClockMeter(clock);
    }

    /** Takes the cost of one attempt; false where there were too many. */
    synchronized boolean admits(String email, String address) {
        List<Bucket> both = both(email, address);
        if (both.stream().anyMatch(bucket -> bucket.getAvailableTokens() == 0)) {
            return false;
        }
        both.forEach(bucket -> bucket.tryConsume(1));
        return true;
    }

    /** Gives the cost of an attempt back that turned out well. */
    synchronized void forgive(String email, String address) {
        both(email, address).forEach(bucket -> bucket.addTokens(1));
    }

    private List<Bucket> both(String email, String address) {
        return List.of(
                bucket("account " + bounded(EmailAddress.normal(email)), TRIES_AN_ACCOUNT, NEXT_TRY_AN_ACCOUNT),
                bucket("address " + customer(address), TRIES_AN_ADDRESS, NEXT_TRY_AN_ADDRESS));
    }

    private Bucket bucket(String key, int capacity, Duration pause) {
        return buckets.computeIfAbsent(key, k -> Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, pause))
                .build());
    }

    private static String bounded(String email) {
        return email.substring(0, Math.min(email.length(), EmailAddress.LONGEST));
    }

    /** One customer has 2^64 addresses of IPv6: those count as one. */
    private static String customer(String address) {
        try {
            InetAddress parsed =
                    InetAddress.getByName(address); // a socket's address is a literal: no name is looked up
            return parsed instanceof Inet6Address
                    ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), IPV6_CUSTOMER_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
