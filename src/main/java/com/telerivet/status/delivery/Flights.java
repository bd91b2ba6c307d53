package com.telerivet.status.delivery;

import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.SteadyTime;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The senders of channels whose recipients have a server each: one delivery at a time to each of them, and so many
 * recipients at once that some hundreds that hang hold up nobody else. Mail has senders of its own.
 */
@Component
class Flights implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Flights.class);
    private static final int MOST = 600;
    private static final int CLAIMED_AT_ONCE = 100;
    private static final long SMALL_STACK = 256 * 1024;
    /** A flight begins within its first half and lasts 30 seconds at most: it is over before somebody else begins the next. */
    private static final Duration LEASE = Duration.ofSeconds(75);

    private static final long LONGEST_STOP_SECONDS = 8;

    private final ClaimAndSend engine;
    private final DeliverySettings settings;
    private final SendingPermit permit;
    private final SteadyTime time;
    private final String sender = Ids.random() + "-flights";
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(0, MOST, 20, TimeUnit.SECONDS, new SynchronousQueue<>(), runnable -> {
                Thread thread = new Thread(null, runnable, "flight", SMALL_STACK);
                thread.setDaemon(true);
                return thread;
            });
    private volatile @Nullable Worker worker;
    private volatile boolean stopping;

    Flights(ClaimAndSend engine, DeliverySettings settings, SendingPermit permit, SteadyTime time, Notices notices) {
        this.engine = engine;
        this.settings = settings;
        this.permit = permit;
        this.time = time;
        notices.listen(Deliveries.NOTICE, this::wake);
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        if (settings.senders() > 0) {
            worker = Worker.start("flights", settings.poll(), this::round);
        }
    }

    @EventListener
    void stopTaking(ContextClosedEvent closing) {
        stopping = true;
    }

    /** Lets what is in the air land: interrupted between sending and noting, it would go twice. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        Worker running = worker;
        if (running != null) {
            running.close();
        }
        pool.shutdown();
        if (!pool.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
            pool.shutdownNow();
        }
    }

    /** Starts as many as there is room for. */
    void round() {
        while (!stopping && permit.hasBegun()) {
            int free = Math.min(CLAIMED_AT_ONCE, MOST - inFlight.get());
            List<Delivery> batch = free <= 0
                    ? List.of()
                    : engine.queue().claimOnePerAddress(sender, engine.ofManyServers(), free, LEASE);
            if (batch.isEmpty()) {
                return;
            }
            long fence = time.in(LEASE.dividedBy(2));
            Set<Long> suppressed = engine.suppressed(batch);
            Compositions compositions = new Compositions(engine, batch);
            for (Delivery delivery : batch) {
                launch(delivery, suppressed.contains(delivery.id()), compositions, fence);
            }
        }
    }

    /** The words are made here, one after the other, so that the flights need no database before they land. */
    private void launch(Delivery delivery, boolean isSuppressed, Compositions compositions, long fence) {
        try {
            Optional<Message> message = isSuppressed ? Optional.empty() : compositions.of(delivery);
            if (message.isEmpty()) {
                note(engine.unsent(sender, delivery, isSuppressed ? "suppressed" : "cancelled"));
                return;
            }
            inFlight.incrementAndGet();
            pool.execute(() -> fly(delivery, message.get(), fence));
        } catch (RuntimeException e) {
            log.warn("Delivery {} ({}) failed: {}", delivery.id(), delivery.kind(), e.toString());
            note(engine.judge(sender, delivery, Round.broken(delivery, e)));
        }
    }

    private void fly(Delivery delivery, Message message, long fence) {
        try {
            if (time.isOver(fence)) {
                return; // its lease ends soon, then somebody takes it anew
            }
            note(engine.judge(sender, delivery, send(delivery, message)));
        } catch (RuntimeException e) {
            // it stays claimed until the lease is over, and is sent once more under the same id
            log.warn("What became of delivery {} could not be noted: {}", delivery.id(), e.toString());
        } finally {
            inFlight.decrementAndGet();
            wake();
        }
    }

    private Outcome send(Delivery delivery, Message message) {
        try (Channel.Line line = engine.channel(delivery.channel()).open()) {
            return line.send(delivery, message);
        } catch (RuntimeException e) {
            log.warn("Delivery {} ({}) failed: {}", delivery.id(), delivery.kind(), e.toString());
            return Round.broken(delivery, e);
        }
    }

    private void note(Note note) {
        engine.ledger().write(List.of(note));
    }

    private void wake() {
        Worker running = worker;
        if (running != null) {
            running.wake();
        }
    }
}
