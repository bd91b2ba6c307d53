package com.telerivet.status.incident;

import com.telerivet.status.component.Components;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Deleted incidents and entries. For {@link #KEPT} they can be put back as they were, components' history included. */
@Component
public class IncidentBin {

    /** Measured by the database's clock. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int LISTED = 500;

    private final JdbcClient jdbc;
    private final IncidentLedger ledger;
    private final Components components;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.shared();

    IncidentBin(
            JdbcClient jdbc,
            IncidentLedger ledger,
            Components components,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.components = components;
        this.clock = clock;
        this.events = events;
    }

    private record ThrownAway(String incidentId, String content) {}

    /** What can be put back, deleted last first. Entries of a deleted incident come and go with it. */
    @Transactional(readOnly = true)
    public List<BinItem> all() {
        return jdbc.sql(
                        """
                        select i.id, i.id as incident_id, i.name, coalesce((select u.body from incident_update u
                            where u.incident_id = i.id order by u.display_at desc, u.created_at desc limit 1), '') as text,
                            i.deleted_at, false as is_entry
                        from incident i where i.deleted_at is not null
                        union all
                        select b.entry_id, b.incident_id, i.name, b.content ->> 'body', b.deleted_at, true
                        from incident_entry_bin b join incident i on i.id = b.incident_id
                        where i.deleted_at is null
                        order by deleted_at desc, id limit ?
                        """)
                .param(LISTED)
                .query(BinItem.class)
                .list();
    }

    /** Keeps what an entry was, in the transaction that deletes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(String incidentId, IncidentEntry entry) {
        jdbc.sql(
                        """
                        insert into incident_entry_bin (entry_id, incident_id, content, deleted_at)
                        values (?, ?, ?::jsonb, now())
                        """)
                .params(entry.id(), incidentId, json.writeValueAsString(entry))
                .update();
    }

    /**
     * Puts an incident or an entry back, without telling subscribers.
     *
     * @throws NoSuchElementException where the bin holds nothing of that id
     */
    @Transactional
    public IncidentStory restore(String id) {
        if (takeOut(id)) {
            return ledger.keep(ledger.open(id, null));
        }
        ThrownAway found = entry(id).orElseThrow(() -> new NoSuchElementException("the bin holds nothing of id " + id));
        Incident incident = ledger.open(found.incidentId(), null);
        incident.putBack(json.readValue(found.content(), IncidentEntry.class), clock.instant());
        components.giveBack(id);
        jdbc.sql("delete from incident_entry_bin where entry_id = ?").param(id).update();
        return ledger.keep(incident);
    }

    /** Puts the incident of that id back, if it is in the bin, and what its entries did to components. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeOut(String incidentId) {
        boolean isThere = jdbc.sql("update incident set deleted_at = null where id = ? and deleted_at is not null")
                        .param(incidentId)
                        .update()
                == 1;
        if (isThere) {
            entriesOf(incidentId).forEach(components::giveBack);
        }
        return isThere;
    }

    /** Deletes for good. Nothing happens where the bin holds nothing of that id. */
    @Transactional
    public void purge(String id) {
        if (entry(id).isPresent()) {
            jdbc.sql("delete from incident_entry_bin where entry_id = ?")
                    .param(id)
                    .update();
            components.forget(id);
        } else if (jdbc.sql("select count(*) from incident where id = ? and deleted_at is not null")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1) {
            entriesOf(id).forEach(components::forget);
            jdbc.sql("delete from incident where id = ?").param(id).update();
            events.publishEvent(new IncidentChanged(id));
        }
    }

    /** Deletes for good what has been in the bin for longer than {@link #KEPT}. */
    @Transactional
    public void purgeOld() {
        jdbc.sql(
                        """
                        select id from incident where deleted_at < now() - make_interval(secs => :kept)
                        union all
                        select entry_id from incident_entry_bin where deleted_at < now() - make_interval(secs => :kept)
                        """)
                .param("kept", KEPT.toSeconds())
                .query(String.class)
                .list()
                .forEach(this::purge);
    }

    private Optional<ThrownAway> entry(String id) {
        return jdbc.sql(
                        "select incident_id, content::text as content from incident_entry_bin where entry_id = ? for update")
                .param(id)
                .query(ThrownAway.class)
                .optional();
    }

    /** Those that stand in the incident, and those that were deleted before it. */
    private List<String> entriesOf(String incidentId) {
        return jdbc.sql("select id from incident_update where incident_id = ?")
                .param(incidentId)
                .query(String.class)
                .list();
    }
}
