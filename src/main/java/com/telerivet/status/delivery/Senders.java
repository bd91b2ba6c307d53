package com.telerivet.status.delivery;

import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.Worker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The sending threads of this instance. One of them looks first at what somebody has just asked for, so that a
 * confirmation does not wait behind a hundred thousand incident mails, nor those behind a flood of confirmations.
 */
@Component
class Senders implements DisposableBean {

    private static final List<Lane> URGENT_FIRST = List.of(Lane.URGENT, Lane.ASKED, Lane.LATER);
    private static final List<Lane> ASKED_FIRST = List.of(Lane.ASKED, Lane.URGENT, Lane.LATER);
    private static final long LONGEST_STOP_SECONDS = 8;

    private final ClaimAndSend claimAndSend;
    private final DeliverySettings settings;
    private final SendingPermit permit;
    private final String instance = Ids.random();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final ReadWriteLock rounds = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    Senders(ClaimAndSend claimAndSend, DeliverySettings settings, SendingPermit permit, Notices notices) {
        this.claimAndSend = claimAndSend;
        this.settings = settings;
        this.permit = permit;
        notices.listen(Deliveries.NOTICE, () -> workers.forEach(Worker::wake));
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        permit.begin();
        for (int i = 1; i <= settings.senders(); i++) {
            String sender = instance + "-" + i;
            List<Lane> lanes = i > 1 && i == settings.senders() ? ASKED_FIRST : URGENT_FIRST;
            workers.add(Worker.start("sender-" + i, settings.poll(), () -> work(sender, lanes)));
        }
    }

    /** Nobody takes anything new while the web server finishes what it has begun. */
    @EventListener
    void stopTaking(ContextClosedEvent closing) {
        stopping = true;
    }

    /** Lets every sender finish the message in its hand: interrupted between sending and noting, it would go twice. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        if (rounds.writeLock().tryLock(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
            rounds.writeLock().unlock();
        }
        workers.forEach(Worker::close);
    }

    private void work(String sender, List<Lane> lanes) {
        rounds.readLock().lock();
        try {
            while (!stopping && permit.hasBegun() && claimAndSend.round(sender, lanes, () -> stopping)) {
                // as long as there was something to take, there may be more
            }
        } finally {
            rounds.readLock().unlock();
        }
    }
}
