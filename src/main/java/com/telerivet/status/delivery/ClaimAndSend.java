package com.telerivet.status.delivery;

import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of due deliveries and sends them one by one. The state of each is noted at once after its attempt, so
 * that a crash can repeat at most the one message in a sender's hand; what a dead sender had claimed is free again when
 * its lease ends.
 */
@Component
class ClaimAndSend {

    private static final Logger log = LoggerFactory.getLogger(ClaimAndSend.class);
    private static final int MOST_BROKEN_ATTEMPTS = 5;

    private final Queue queue;
    private final Map<String, Composer> composers;
    private final Map<String, Channel> channels;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final SteadyTime time;
    private final RetrySchedule schedule = new RetrySchedule(RandomGenerator.getDefault());
    private final QuietAfterFailures quiet;

    ClaimAndSend(
            Queue queue,
            List<Composer> composers,
            List<Channel> channels,
            DeliverySettings settings,
            DeliveryMeters meters,
            SteadyTime time) {
        this.queue = queue;
        this.composers = composers.stream().collect(Collectors.toMap(Composer::kind, Function.identity()));
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.settings = settings;
        this.meters = meters;
        this.time = time;
        this.quiet = new QuietAfterFailures(schedule, time);
    }

    /** One batch from the first of {@code lanes} that has something due; false when nothing was. */
    boolean round(String sender, List<Lane> lanes, BooleanSupplier stopping) {
        for (Lane lane : lanes) {
            long renewal = renewal();
            List<Delivery> batch = queue.claim(sender, lane, quiet.quiet(), settings.batch(), settings.lease());
            if (!batch.isEmpty()) {
                send(sender, new ArrayDeque<>(batch), renewal, stopping);
                return true;
            }
        }
        return false;
    }

    private void send(String sender, Deque<Delivery> batch, long firstRenewal, BooleanSupplier stopping) {
        Map<String, Channel.Line> lines = new HashMap<>();
        long renewal = firstRenewal;
        try {
            while (!batch.isEmpty() && !stopping.getAsBoolean()) {
                if (time.isOver(renewal)) {
                    renewal = renewal();
                    if (!queue.renew(sender, ids(batch), settings.lease())) {
                        return;
                    }
                }
                Delivery next = batch.remove();
                if (!deliver(sender, next, lines)) {
                    release(sender, batch, next.channel());
                }
            }
        } finally {
            lines.values().forEach(Channel.Line::close);
            queue.release(sender, ids(batch));
        }
    }

    /** A message can take as long as its time-outs allow, so the lease must never be nearly over when one begins. */
    private long renewal() {
        return time.in(settings.lease().dividedBy(4));
    }

    /** One attempt and its note; false if the whole channel turned out to be away. */
    private boolean deliver(String sender, Delivery delivery, Map<String, Channel.Line> lines) {
        Outcome outcome;
        try {
            Optional<Message> message = composer(delivery).compose(delivery);
            if (message.isEmpty()) {
                queue.finish(sender, delivery.id(), "cancelled", null);
                meters.count("cancelled", delivery.channel());
                return true;
            }
            Channel.Line line = lines.computeIfAbsent(
                    delivery.channel(), name -> channel(name).open());
            outcome = line.send(delivery, message.get());
        } catch (RuntimeException e) {
            log.warn("Delivery {} ({}) failed: {}", delivery.id(), delivery.kind(), e.toString());
            log.debug("Delivery {} failed", delivery.id(), e);
            outcome = broken(delivery, e);
        }
        return note(sender, delivery, outcome);
    }

    private boolean note(String sender, Delivery delivery, Outcome outcome) {
        if (outcome instanceof Outcome.TryLater later && !isTooOld(delivery)) {
            Duration wait = schedule.waitAfter(delivery.attempts() + 1, later.channelAway());
            queue.putOff(sender, delivery.id(), wait, later.reason());
            meters.count("retried", delivery.channel());
            if (later.channelAway()) {
                quiet.failed(delivery.channel());
            }
            return !later.channelAway();
        }
        quiet.worked(delivery.channel());
        if (outcome instanceof Outcome.Sent) {
            queue.finish(sender, delivery.id(), "sent", null);
            meters.count("sent", delivery.channel());
        } else {
            String reason = outcome instanceof Outcome.Refused refused
                    ? refused.reason()
                    : "given up: " + ((Outcome.TryLater) outcome).reason();
            queue.finish(sender, delivery.id(), "refused", reason);
            meters.count("refused", delivery.channel());
        }
        return true;
    }

    /** What no outcome foresaw is parked after some attempts, so that it cannot keep a sender busy for ever. */
    private static Outcome broken(Delivery delivery, RuntimeException e) {
        return delivery.attempts() + 1 < MOST_BROKEN_ATTEMPTS
                ? new Outcome.TryLater(e.toString(), false)
                : new Outcome.Refused(e.toString());
    }

    private boolean isTooOld(Delivery delivery) {
        return delivery.age().compareTo(settings.giveUpAfter()) > 0;
    }

    private Composer composer(Delivery delivery) {
        return Objects.requireNonNull(composers.get(delivery.kind()), "nothing makes the words of " + delivery.kind());
    }

    private Channel channel(String name) {
        return Objects.requireNonNull(channels.get(name), "there is no channel " + name);
    }

    private void release(String sender, Deque<Delivery> batch, String channel) {
        List<Delivery> waiting =
                batch.stream().filter(d -> d.channel().equals(channel)).toList();
        queue.release(sender, ids(waiting));
        batch.removeAll(waiting);
    }

    private static List<Long> ids(Collection<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toList();
    }
}
