package com.telerivet.status.delivery;

import com.telerivet.status.platform.DatabaseAway;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch in the hand of one sender. The outcome of a message is written down while the next one is being prepared, and
 * before that next one can count as sent: so a crash can repeat at most the one message in the sender's hand. A sender
 * that finds its lease nearly over at that moment lets go, since somebody else may be about to send the same.
 */
final class Round {

    private static final Logger log = LoggerFactory.getLogger(Round.class);
    private static final int MOST_BROKEN_ATTEMPTS = 5;

    private final ClaimAndSend engine;
    private final String sender;
    private final Lane lane;
    private final Deque<Delivery> waiting;
    private final long fence;
    private final long end;
    private final Map<String, Channel.Line> lines = new HashMap<>();
    private final Compositions compositions;
    private final List<Note> notes = new ArrayList<>();
    private int done;

    Round(ClaimAndSend engine, String sender, Lane lane, List<Delivery> batch, Duration lease, long leaseEnd) {
        this.engine = engine;
        this.sender = sender;
        this.lane = lane;
        this.compositions = new Compositions(engine, batch);
        this.waiting = new ArrayDeque<>(batch);
        this.fence = leaseEnd - lease.dividedBy(2).toNanos();
        this.end = engine.time().in(BatchSize.LONGEST_ROUND);
    }

    /** How many were attempted. */
    int done() {
        return done;
    }

    void run(BooleanSupplier stopping) {
        Set<Long> suppressed = engine.suppressed(lane, List.copyOf(waiting));
        while (!waiting.isEmpty() && !stopping.getAsBoolean() && !engine.time().isOver(end)) {
            Delivery next = waiting.remove();
            try {
                attempt(next, suppressed.contains(next.id()));
            } catch (LostLease e) {
                log.info("{}: the lease is nearly over, the rest of the batch is left to others", sender);
                waiting.addFirst(next);
                break;
            } catch (NotNoted e) {
                waiting.addFirst(next);
                throw e;
            }
        }
        settle();
    }

    /** Writes down what is known and gives back what was not tried. Where that fails, it can be called again. */
    void close() {
        try {
            lines.values().forEach(Channel.Line::close);
            lines.clear();
            settle();
        } finally {
            engine.queue().release(sender, ids(waiting));
        }
    }

    private void attempt(Delivery delivery, boolean isSuppressed) {
        Outcome outcome;
        try {
            Optional<Message> message = isSuppressed ? Optional.empty() : compositions.of(delivery);
            if (message.isEmpty()) {
                notes.add(engine.unsent(sender, delivery, isSuppressed ? "suppressed" : "cancelled"));
                done++;
                return;
            }
            Channel.Line line = lines.computeIfAbsent(
                    delivery.channel(), name -> engine.channel(name).open());
            outcome = line.send(delivery, message.get(), this::beforeItCounts);
        } catch (LostLease | NotNoted e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("Delivery {} ({}) failed: {}", delivery.id(), delivery.kind(), e.toString());
            log.debug("Delivery {} failed", delivery.id(), e);
            outcome = broken(delivery, e);
        }
        if (outcome instanceof Outcome.NoRoom full) {
            engine.rest(delivery.channel(), full);
            waiting.addFirst(delivery);
            giveBack(delivery.channel());
            return;
        }
        done++;
        notes.add(engine.judge(sender, delivery, outcome));
        if (outcome instanceof Outcome.TryLater later && later.channelAway()) {
            giveBack(delivery.channel());
        }
    }

    private void beforeItCounts() {
        try {
            settle();
        } catch (RuntimeException e) {
            throw new NotNoted(e);
        }
        if (engine.time().isOver(fence)) {
            throw new LostLease();
        }
    }

    private void settle() {
        engine.ledger().write(notes);
        notes.clear();
    }

    /** What no outcome foresaw is given up after some attempts, so that it cannot keep a sender busy for ever. */
    static Outcome broken(Delivery delivery, RuntimeException e) {
        if (DatabaseAway.isBehind(e)) {
            return new Outcome.TryLater(e.toString(), true); // no fault of this message: as soon as any
        }
        return delivery.attempts() + 1 < MOST_BROKEN_ATTEMPTS
                ? new Outcome.TryLater(e.toString(), false)
                : new Outcome.Refused(e.toString());
    }

    private void giveBack(String channel) {
        List<Delivery> back =
                waiting.stream().filter(d -> d.channel().equals(channel)).toList();
        engine.queue().release(sender, ids(back));
        waiting.removeAll(back);
    }

    private static List<Long> ids(Collection<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toList();
    }

    private static final class LostLease extends RuntimeException {}

    private static final class NotNoted extends RuntimeException {

        NotNoted(RuntimeException cause) {
            super(cause);
        }
    }
}
