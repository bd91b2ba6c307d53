package com.telerivet.status.delivery;

import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of due deliveries and sends them one by one, for about a second; what is left then is given back. What a
 * dead sender had claimed is free again when its lease ends.
 */
@Component
class ClaimAndSend {

    /** A mail that may have arrived is sent again, lest it be lost, but not for ever. */
    private static final int MOST_UNCLEAR = 3;

    private final Queue queue;
    private final Ledger ledger;
    private final Suspensions suspensions;
    private final ApplicationEventPublisher events;
    private final Map<String, List<Composer>> composers;
    private final Map<String, Channel> channels;
    private final Set<String> ofManyServers;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final SteadyTime time;
    private final RetrySchedule schedule = new RetrySchedule(RandomGenerator.getDefault());
    private final QuietAfterFailures quiet;
    private final BatchSize size;
    private final Map<String, Round> unfinished = new ConcurrentHashMap<>();

    ClaimAndSend(
            Queue queue,
            Ledger ledger,
            Suspensions suspensions,
            List<Composer> composers,
            List<Channel> channels,
            DeliverySettings settings,
            DeliveryMeters meters,
            ApplicationEventPublisher events,
            SteadyTime time) {
        this.queue = queue;
        this.ledger = ledger;
        this.suspensions = suspensions;
        this.composers = composers.stream().collect(Collectors.groupingBy(Composer::kind));
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.ofManyServers = channels.stream()
                .filter(Channel::isOfManyServers)
                .map(Channel::name)
                .collect(Collectors.toUnmodifiableSet());
        this.events = events;
        this.settings = settings;
        this.meters = meters;
        this.time = time;
        this.quiet = new QuietAfterFailures(schedule, time);
        this.size = new BatchSize(settings.batch(), time);
    }

    /** One batch from the first of {@code lanes} that has something due; false when nothing was. */
    boolean round(String sender, List<Lane> lanes, BooleanSupplier stopping) {
        finish(sender);
        for (Lane lane : lanes) {
            long leaseEnd = time.in(settings.lease());
            List<Delivery> batch = queue.claim(sender, lane, notNow(), size.now(), settings.lease());
            if (!batch.isEmpty()) {
                long half = size.half();
                Round round = new Round(this, sender, lane, batch, settings.lease(), leaseEnd);
                unfinished.put(sender, round);
                try {
                    round.run(stopping);
                    size.handled(batch.size(), round.done(), half);
                } finally {
                    finish(sender);
                }
                return true;
            }
        }
        return false;
    }

    /** Ends a sender's round: at its next one, where the database could not be told before. */
    private void finish(String sender) {
        Round round = unfinished.get(sender);
        if (round != null) {
            round.close();
            unfinished.remove(sender);
        }
    }

    private Set<String> notNow() {
        Set<String> channels = new HashSet<>(quiet.quiet());
        channels.addAll(ofManyServers);
        return channels;
    }

    Set<String> ofManyServers() {
        return ofManyServers;
    }

    Set<Long> suppressed(List<Delivery> batch) {
        return suspensions.among(batch);
    }

    /** What somebody has just asked for goes to suspended addresses too. */
    Set<Long> suppressed(Lane lane, List<Delivery> batch) {
        return lane == Lane.ASKED ? Set.of() : suspensions.among(batch);
    }

    Queue queue() {
        return queue;
    }

    Ledger ledger() {
        return ledger;
    }

    SteadyTime time() {
        return time;
    }

    Composer composer(Delivery delivery) {
        return composers.getOrDefault(delivery.kind(), List.of()).stream()
                .filter(composer -> composer.speaksOn(delivery.channel()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nothing makes the words of " + delivery.kind() + " on " + delivery.channel()));
    }

    Channel channel(String name) {
        return Objects.requireNonNull(channels.get(name), "there is no channel " + name);
    }

    /** What is to be noted after an attempt; tells the meters and minds the channel's rest. */
    Note judge(String sender, Delivery delivery, Outcome outcome) {
        Duration patience = channel(delivery.channel()).givesUpAfter().orElse(settings.giveUpAfter());
        if (outcome instanceof Outcome.TryLater later) {
            if (later.channelAway()) {
                quiet.failed(delivery.channel());
            }
            if (delivery.age().compareTo(patience) <= 0 && !isEnough(delivery, later)) {
                meters.count("retried", delivery.channel());
                return Note.putOff(sender, delivery.id(), pause(delivery, later), later);
            }
        } else {
            quiet.worked(delivery.channel());
        }
        if (outcome instanceof Outcome.Sent) {
            meters.count("sent", delivery.channel());
            return Note.finished(sender, delivery.id(), "sent", null);
        }
        meters.count("refused", delivery.channel());
        if (outcome instanceof Outcome.Refused refused && refused.addressGone()) {
            suspensions.refused(delivery.channel(), delivery.address(), refused.reason());
        }
        return Note.finished(sender, delivery.id(), "refused", ended(delivery, outcome));
    }

    /** Nobody takes anything of the channel until there is room again. */
    void rest(String channel, Outcome.NoRoom full) {
        quiet.isFull(channel, full.pause());
    }

    /** Whether its recipient may have it so often already that another one would be worse than none. */
    private static boolean isEnough(Delivery delivery, Outcome.TryLater later) {
        return later.isUnclear() && delivery.unclear() + 1 >= MOST_UNCLEAR;
    }

    private Duration pause(Delivery delivery, Outcome.TryLater later) {
        if (later.isUnclear()) {
            return schedule.waitAfter(delivery.unclear() + 1, false);
        }
        Duration usual = schedule.waitAfter(delivery.attempts() + 1, later.channelAway());
        if (later.notBefore() == null) {
            return usual;
        }
        queue.rest(delivery.channel(), delivery.address(), later.notBefore());
        return later.notBefore();
    }

    /** Why; who knows the address hears of it, where it will not do any more. */
    private String ended(Delivery delivery, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.reason();
        }
        if (outcome instanceof Outcome.Gone gone) {
            events.publishEvent(new AddressGone(delivery.channel(), delivery.address()));
            return gone.reason();
        }
        Outcome.TryLater later = (Outcome.TryLater) outcome;
        if (isEnough(delivery, later)) {
            return "it may have arrived: " + MOST_UNCLEAR + " times it was handed over without an answer, "
                    + later.reason();
        }
        String reason = later.reason();
        events.publishEvent(new DeliveryGivenUp(delivery.channel(), delivery.address(), reason));
        return "given up: " + reason;
    }

    /** @param state {@code cancelled} or {@code suppressed} */
    Note unsent(String sender, Delivery delivery, String state) {
        meters.count(state, delivery.channel());
        return Note.finished(sender, delivery.id(), state, null);
    }
}
