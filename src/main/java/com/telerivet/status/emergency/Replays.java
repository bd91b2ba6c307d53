package com.telerivet.status.emergency;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The database's side of the journal: which entries it has. An entry and the note of its id are one transaction, so a
 * crash at any moment neither loses nor doubles it.
 */
@Component
public class Replays {

    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final Components components;
    private final Clock clock;

    Replays(JdbcClient jdbc, Incidents incidents, Components components, Clock clock) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.components = components;
        this.clock = clock;
    }

    /**
     * An entry that could not be published by itself.
     *
     * @param problem what the database's side said to it
     */
    public record Parked(
            String id, String incidentId, String incidentName, String body, Instant postedAt, String problem) {}

    /** Publishes the entry, unless that was done before. */
    @Transactional
    public void replay(EmergencyEntry entry) {
        if (note(entry, null)) {
            incidents.retell(
                    entry.incidentId(), entry.incidentName(), entry.id(), entry.update(known(entry.components())));
        }
    }

    /** Puts the entry aside for a person, unless it was dealt with before. */
    @Transactional
    public void park(EmergencyEntry entry, String problem) {
        note(entry, problem);
    }

    /** What waits for a person, oldest first. */
    @Transactional(readOnly = true)
    public List<Parked> parked() {
        return jdbc.sql(
                        """
                        select id, incident_id, incident_name, body, posted_at, problem from emergency_entry
                        where problem is not null and dismissed_at is null order by posted_at, id
                        """)
                .query((row, n) -> new Parked(
                        row.getString("id"),
                        row.getString("incident_id"),
                        row.getString("incident_name"),
                        row.getString("body"),
                        row.getTimestamp("posted_at").toInstant(),
                        row.getString("problem")))
                .list();
    }

    /** A person has dealt with it. */
    @Transactional
    public void dismiss(String id) {
        jdbc.sql("update emergency_entry set dismissed_at = ? where id = ? and problem is not null")
                .params(utc(clock.instant()), id)
                .update();
    }

    private boolean note(EmergencyEntry entry, @Nullable String problem) {
        int added = jdbc.sql(
                        """
                        insert into emergency_entry
                            (id, incident_id, incident_name, body, posted_at, replayed_at, problem)
                        values (:id, :incident, :name, :body, :posted, :replayed, :problem) on conflict (id) do nothing
                        """)
                .param("id", entry.id())
                .param("incident", entry.incidentId())
                .param("name", entry.incidentName())
                .param("body", entry.body())
                .param("posted", utc(entry.at()))
                .param("replayed", utc(clock.instant()))
                .param("problem", problem)
                .update();
        return added == 1;
    }

    /** A component that was deleted meanwhile is no reason to keep the words from anybody. */
    private Map<String, ComponentStatus> known(Map<String, ComponentStatus> named) {
        ComponentTree tree = components.tree();
        Map<String, ComponentStatus> known = new LinkedHashMap<>(named);
        known.keySet().removeIf(id -> tree.component(id).isEmpty());
        return known;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
