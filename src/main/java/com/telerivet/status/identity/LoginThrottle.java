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
 *
 * <p>Whoever knows an address could use that to keep its owner out. So guesses at a password count for the guesser's own
 * network; those of all networks together have a bound that a few of them cannot reach, and that does not count for
 * browsers in which the person was signed in before.
 */
@Component
class LoginThrottle {

    private static final int TRIES_AN_ACCOUNT = 10;
    private static final Duration NEXT_TRY_AN_ACCOUNT = Duration.ofSeconds(30);
    private static final int GUESSES_OF_ALL = 100;
    private static final Duration NEXT_GUESS_OF_ALL = Duration.ofSeconds(5);
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

    /** Takes the cost of one attempt, of whomever it counts for the account; false where there were too many. */
    synchronized boolean admits(String account, String address) {
        return take(both(account, address));
    }

    /** Gives the cost of an attempt back that turned out well. */
    synchronized void forgive(String account, String address) {
        give(both(account, address));
    }

    /**
     * Takes the cost of a guess at a password; false where there were too many.
     *
     * @param isKnown whether it comes from a browser of the person's own
     */
    synchronized boolean admitsPassword(String email, String address, boolean isKnown) {
        return take(ofPassword(email, address, isKnown));
    }

    /** Gives the cost of a guess back that was right. */
    synchronized void forgivePassword(String email, String address, boolean isKnown) {
        give(ofPassword(email, address, isKnown));
    }

    private static boolean take(List<Bucket> all) {
        if (all.stream().anyMatch(bucket -> bucket.getAvailableTokens() == 0)) {
            return false;
        }
        all.forEach(bucket -> bucket.tryConsume(1));
        return true;
    }

    private static void give(List<Bucket> all) {
        all.forEach(bucket -> bucket.addTokens(1));
    }

    private List<Bucket> both(String account, String address) {
        return List.of(
                bucket("account " + bounded(EmailAddress.normal(account)), TRIES_AN_ACCOUNT, NEXT_TRY_AN_ACCOUNT),
                ofAddress(address));
    }

    private List<Bucket> ofPassword(String email, String address, boolean isKnown) {
        String account = bounded(EmailAddress.normal(email));
        return isKnown
                ? List.of(bucket("own browsers " + account, TRIES_AN_ACCOUNT, NEXT_TRY_AN_ACCOUNT))
                : List.of(
                        bucket(customer(address) + " at " + account, TRIES_AN_ACCOUNT, NEXT_TRY_AN_ACCOUNT),
                        bucket("all at " + account, GUESSES_OF_ALL, NEXT_GUESS_OF_ALL),
                        ofAddress(address));
    }

    private Bucket ofAddress(String address) {
        return bucket("address " + customer(address), TRIES_AN_ADDRESS, NEXT_TRY_AN_ADDRESS);
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
