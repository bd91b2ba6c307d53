package com.telerivet.status.subscriber;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Bounds sign-ups per client and mails per address, so that nobody can use the page to flood a mailbox. */
@Component
class SignUpLimits {

    private static final int MOST_REMEMBERED = 20_000;
    private static final int NETWORK_BYTES = 8;
    private static final int CALLS_PER_HOST = 20;
    private static final int CONFIRMATIONS_BY_SMS = 30;
    private static final int ANSWERS = 5;
    private static final int TIMES_MORE_AGREED = 4;

    private final SubscriberSettings settings;
    private final TimeMeter time;
    private final Map<String, Bucket> clients = new Remembered();
    private final Map<String, Bucket> addresses = new Remembered();
    private final Bucket phones;

    SignUpLimits(SubscriberSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.ofMillis(clock.millis()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        this.phones = bucket(CONFIRMATIONS_BY_SMS, CONFIRMATIONS_BY_SMS, Duration.ofHours(1));
    }

    /** Counts a sign-up of this client; false when it had too many. */
    synchronized boolean admits(String clientAddress) {
        int most = settings.signUpsPerClient();
        return clients.computeIfAbsent(network(clientAddress), c -> bucket(most, most, Duration.ofHours(1)))
                .tryConsume(1);
    }

    /**
     * Counts a question to this address; false when it had enough. One that has agreed to news before may be asked about
     * several incidents of one night; one that never answered is left in peace sooner.
     */
    synchronized boolean mayAsk(String address, boolean hasAgreed) {
        int most = settings.mailsPerAddress();
        return hasAgreed
                ? addresses
                        .computeIfAbsent(
                                "agreed:" + address, a -> bucket(most * TIMES_MORE_AGREED, 1, Duration.ofHours(1)))
                        .tryConsume(1)
                : addresses
                        .computeIfAbsent(address, a -> bucket(most, 1, Duration.ofHours(8)))
                        .tryConsume(1);
    }

    /** Counts a request to a host that strangers chose, whatever its path; false when it had enough. */
    synchronized boolean mayCall(String host) {
        return addresses
                .computeIfAbsent("host:" + host, h -> bucket(CALLS_PER_HOST, CALLS_PER_HOST, Duration.ofHours(1)))
                .tryConsume(1);
    }

    /** Counts a message that costs money and that a stranger asked for, whatever the number; false when it is enough. */
    synchronized boolean maySend() {
        return phones.tryConsume(1);
    }

    /** Counts an answer to a phone that wrote to us; false when it had enough. */
    synchronized boolean mayAnswer(String number) {
        return addresses
                .computeIfAbsent("answer:" + number, n -> bucket(ANSWERS, ANSWERS, Duration.ofHours(1)))
                .tryConsume(1);
    }

    private Bucket bucket(int capacity, int refill, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Of IPv6 the first 64 bits: a household or a server has all the rest to itself. */
    private static String network(String clientAddress) {
        if (clientAddress.indexOf(':') < 0) {
            return clientAddress;
        }
        try {
            byte[] address = InetAddress.getByName(clientAddress).getAddress();
            return Arrays.toString(Arrays.copyOf(address, NETWORK_BYTES));
        } catch (UnknownHostException e) {
            return clientAddress;
        }
    }

    /** Forgets what was used longest ago, so that strangers cannot fill the memory. */
    private static final class Remembered extends LinkedHashMap<String, Bucket> {

        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
