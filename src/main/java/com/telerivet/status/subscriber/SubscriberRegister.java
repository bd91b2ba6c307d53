package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.platform.Columns;
import java.sql.Types;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of subscribers, as the team keeps it. An unknown id is a {@link NoSuchElementException}. Who has unsubscribed
 * comes back by its own agreement only, whoever asks.
 */
@Component
public class SubscriberRegister {

    private static final RowMapper<SubscriberEntry> ENTRY = (row, n) -> new SubscriberEntry(
            row.getString("id"),
            row.getString("channel"),
            row.getString("address"),
            SubscriberState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            row.getBoolean("all_components"),
            List.of((String[]) row.getArray("component_ids").getArray()),
            new Extent(
                    row.getBoolean("ends_only"),
                    Kinds.of(row.getString("kinds")).orElseThrow()),
            row.getString("locale"),
            row.getString("consent"),
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("asked_at").toInstant(),
            Columns.instant(row, "confirmed_at"),
            Columns.instant(row, "unsubscribed_at"));

    private static final int PORTION = 1000;

    private static final String COLUMNS =
            """
            select s.*, array(select c.component_id from subscriber_component c
                              where c.subscriber_id = s.id order by 1) as component_ids
            from subscriber s
            """;

    private final SubscriberRepository subscribers;
    private final SignUps signUps;
    private final Follows follows;
    private final Deliveries deliveries;
    private final Suspensions suspensions;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    SubscriberRegister(
            SubscriberRepository subscribers,
            SignUps signUps,
            Follows follows,
            Deliveries deliveries,
            Suspensions suspensions,
            AuditTrail trail,
            JdbcClient jdbc,
            Clock clock) {
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
        return select(query, offset, (long) limit).query(ENTRY).list();
    }

    /** The same for all there are, as of one moment, without keeping them in memory. */
    @Transactional(readOnly = true)
    public void each(SubscriberQuery query, Consumer<SubscriberEntry> taker) {
        try (Stream<SubscriberEntry> found = select(query, 0, null).withFetchSize(PORTION).query(ENTRY).stream()) {
            found.forEach(taker);
        }
    }

    private JdbcClient.StatementSpec select(SubscriberQuery query, long offset, @Nullable Long limit) {
        String order = query.byAddress() ? "lower(s.address)" : "s.created_at";
        return jdbc.sql(COLUMNS
                        + """
                        where (cast(:channel as text) is null or s.channel = :channel)
                            and (s.state = :state or (cast(:state as text) is null and s.state <> 'unsubscribed'))
                            and (cast(:pattern as text) is null or s.address ilike :pattern)
                            and case when cast(:incident as text) is null
                                then s.all_components
                                    or exists (select 1 from subscriber_component c where c.subscriber_id = s.id)
                                    or not exists (select 1 from subscriber_incident i where i.subscriber_id = s.id)
                                else exists (select 1 from subscriber_incident i
                                             where i.subscriber_id = s.id and i.incident_id = :incident) end
                        """
                        + "order by " + order + (query.descending() ? " desc" : "") + ", s.id"
                        + " limit :limit offset :offset")
                .param("channel", query.channel())
                .param("state", query.state() == null ? null : query.state().code())
                .param("pattern", pattern(query))
                .param("incident", query.incidentId())
                .param("limit", limit, Types.BIGINT)
                .param("offset", offset);
    }

    @Transactional(readOnly = true)
    public Optional<SubscriberEntry> find(String id) {
        return jdbc.sql(COLUMNS + "where s.id = ?").param(id).query(ENTRY).optional();
    }

    /** How many there are in each state, by channel. */
    @Transactional(readOnly = true)
    public Map<String, Map<SubscriberState, Long>> counts() {
        Map<String, Map<SubscriberState, Long>> counts = new LinkedHashMap<>();
        jdbc.sql("select channel, state, count(*) from subscriber group by channel, state order by 1, 2")
                .query((row, n) -> counts.computeIfAbsent(row.getString(1), channel -> new LinkedHashMap<>())
                        .put(SubscriberState.valueOf(row.getString(2).toUpperCase(Locale.ROOT)), row.getLong(3)))
                .list();
        return counts;
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

    private static @Nullable String pattern(SubscriberQuery query) {
        return query.words() == null ? null : "%" + query.words().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
