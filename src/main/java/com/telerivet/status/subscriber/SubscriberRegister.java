package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.platform.AuditTrail;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of subscribers, as the team keeps it. An unknown id is a {@link NoSuchElementException}. Who has unsubscribed
 * comes back by its own agreement only, whoever asks.
 */
@Component
public class SubscriberRegister {

    private final SubscriberRows rows;
    private final SubscriberRepository subscribers;
    private final SignUps signUps;
    private final Follows follows;
    private final Deliveries deliveries;
    private final Suspensions suspensions;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    SubscriberRegister(
            SubscriberRows rows,
            SubscriberRepository subscribers,
            SignUps signUps,
            Follows follows,
            Deliveries deliveries,
            Suspensions suspensions,
            AuditTrail trail,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.subscribers = subscribers;
        this.signUps = signUps;
        this.follows = follows;
        this.deliveries = deliveries;
        this.suspensions = suspensions;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<SubscriberEntry> find(SubscriberQuery query, long offset, int limit) {
        return rows.find(query, offset, limit);
    }

    /** The same for all there are, as of one moment, without keeping them in memory. */
    @Transactional(readOnly = true)
    public void each(SubscriberQuery query, Consumer<SubscriberEntry> taker) {
        rows.each(query, taker);
    }

    @Transactional(readOnly = true)
    public Optional<SubscriberEntry> find(String id) {
        return rows.find(id);
    }

    /** How many there are in each state, by channel. */
    @Transactional(readOnly = true)
    public Map<String, Map<SubscriberState, Long>> counts() {
        return rows.counts();
    }

    /** How many active ones hear nothing because their addresses refused or were paused, by channel. */
    @Transactional(readOnly = true)
    public Map<String, Long> suspendedCounts() {
        return rows.suspendedCounts();
    }

    /**
     * Adds an address, or changes the choice of one that is there.
     *
     * @param componentIds empty means all
     * @param consent where the team says that the address agreed; null asks it, and it hears of nothing before
     */
    @Transactional
    public SubscriberEntry add(MailAddress address, Set<String> componentIds, @Nullable String consent) {
        Optional<Subscriber> known = subscribers.findByMail(address.text());
        boolean isActive =
                known.filter(s -> s.state() == SubscriberState.ACTIVE).isPresent();
        boolean hasLeft =
                known.filter(s -> s.state() == SubscriberState.UNSUBSCRIBED).isPresent();
        if (isActive) {
            known.orElseThrow().choose(componentIds);
        } else {
            signUps.enrol(address, componentIds, hasLeft ? null : consent);
        }
        subscribers.flush();
        return find(subscribers
                        .findByMail(address.text())
                        .orElseThrow()
                        .subscription()
                        .id())
                .orElseThrow();
    }

    /** The same for one incident; who hears of it anyway hears of it once. */
    @Transactional
    public SubscriberEntry addTo(String incidentId, MailAddress address, @Nullable String consent) {
        Optional<Subscriber> known = subscribers.findByMail(address.text());
        boolean stays =
                known.filter(s -> s.state() != SubscriberState.UNSUBSCRIBED).isPresent();
        String id = stays
                ? known.orElseThrow().subscription().id()
                : add(address, Set.of(), consent).id();
        if (!stays) {
            jdbc.sql("update subscriber set all_components = false where id = ?")
                    .param(id)
                    .update();
        }
        follows.add(id, incidentId);
        return find(id).orElseThrow();
    }

    /** Ends what a subscriber hears of an incident; with nothing else to hear of, it is unsubscribed. */
    @Transactional
    public void removeFrom(String incidentId, String id) {
        follows.remove(id, Set.of(incidentId));
        boolean hearsOfMore = jdbc.sql(
                        """
                        select all_components or exists (select 1 from subscriber_component where subscriber_id = s.id)
                            or exists (select 1 from subscriber_incident where subscriber_id = s.id)
                        from subscriber s where id = ?
                        """)
                .param(id)
                .query(Boolean.class)
                .single();
        if (!hearsOfMore) {
            remove(id);
        }
    }

    /** Chooses the components to hear of; an empty set means all. */
    @Transactional
    public SubscriberEntry choose(String id, Set<String> componentIds) {
        subscribers.findById(id).orElseThrow().choose(componentIds);
        subscribers.flush();
        return find(id).orElseThrow();
    }

    /** Ends a subscription: what still waits in the queue for it will not be sent either. */
    @Transactional
    public SubscriberEntry remove(String id) {
        subscribers.findById(id).orElseThrow().unsubscribe(clock.instant());
        subscribers.flush();
        return find(id).orElseThrow();
    }

    /** Sends to an address again that refused, or was paused. */
    @Transactional
    public SubscriberEntry reactivate(String id) {
        SubscriberEntry entry = find(id).orElseThrow();
        suspensions.lift(entry.channel(), entry.address());
        return find(id).orElseThrow();
    }

    /** Asks an address once more; one that is active is not asked again. */
    @Transactional
    public void askAgain(String id) {
        Subscriber subscriber = subscribers.findById(id).orElseThrow();
        if (subscriber.state() == SubscriberState.UNCONFIRMED) {
            signUps.ask(subscriber);
        }
    }

    /**
     * Erases a subscriber: its address is nowhere afterwards, neither in what was sent nor in what was noted. It may
     * subscribe again.
     */
    @Transactional
    public void erase(String id) {
        Subscription gone = subscribers.findById(id).orElseThrow().subscription();
        subscribers.deleteById(id);
        subscribers.flush();
        if (gone.channel().equals("mail")) {
            jdbc.sql("update subscriber_endpoint set contact = null where lower(contact) = lower(?)")
                    .param(gone.address())
                    .update();
        }
        deliveries.forget(id, gone.channel(), gone.address());
        suspensions.lift(gone.channel(), gone.address());
        trail.eraseSubscriber(id, gone.address());
    }
}
