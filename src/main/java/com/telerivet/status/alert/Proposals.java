package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Incidents that are proposed: publishing stays a person's decision, unless a rule says otherwise. */
@Component
public class Proposals {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_BODY = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Proposals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What waits for a person, the newest first: trouble that nobody has decided on, until a day after it was over, and
     * what was published and has been over since.
     */
    @Transactional(readOnly = true)
    public List<Proposal> waiting() {
        return jdbc.sql(
                        """
                        select * from incident_proposal
                        where (state = 'open' and (recovered_at is null or recovered_at > now() - interval '1 day'))
                           or (state = 'published' and recovered_at is not null)
                        order by created_at desc, id limit 50
                        """)
                .query(Proposals::proposal)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> find(String id) {
        return jdbc.sql("select * from incident_proposal where id = ?")
                .param(id)
                .query(Proposals::proposal)
                .optional();
    }

    /** Notes as what it was published. An unknown id, or one that is published already, changes nothing. */
    @Transactional
    public void published(String id, String incidentId) {
        jdbc.sql(
                        """
                        update incident_proposal set state = 'published', incident_id = ?, updated_at = ?
                        where id = ? and state in ('open', 'dismissed')
                        """)
                .params(incidentId, now(), id)
                .update();
    }

    /** Says no to it: to the incident, or once that is published to the entry that resolves it. */
    @Transactional
    public void dismiss(String id) {
        jdbc.sql(
                        """
                        update incident_proposal set state = case state when 'open' then 'dismissed' else 'closed' end,
                            updated_at = ?
                        where id = ? and state in ('open', 'published')
                        """)
                .params(now(), id)
                .update();
    }

    /** Opens a proposal, or brings up to date the one that there is for the same trouble; the result is its id. */
    @Transactional
    String open(Trouble trouble) {
        return jdbc.sql(
                        """
                        insert into incident_proposal (id, fingerprint, source, rule_id, metric_id, name, body, component_id,
                            component_status, started_at, created_at, updated_at)
                        values (:id, :fingerprint, :source, :rule, :metric, :name, :body, :component, :status, :started,
                            :now, :now)
                        on conflict (fingerprint) where recovered_at is null do update set name = excluded.name,
                            body = excluded.body, component_id = coalesce(excluded.component_id, incident_proposal.component_id),
                            updated_at = excluded.updated_at
                        returning id
                        """)
                .param("id", Ids.random())
                .param("fingerprint", trouble.fingerprint())
                .param("source", shortened(trouble.source(), LONGEST_NAME))
                .param("rule", trouble.ruleId())
                .param("metric", trouble.metricId())
                .param("name", shortened(trouble.name(), LONGEST_NAME))
                .param("body", shortened(trouble.body(), LONGEST_BODY))
                .param("component", trouble.componentId())
                .param("status", trouble.status().code())
                .param("started", trouble.startedAt().atOffset(ZoneOffset.UTC))
                .param("now", now())
                .query(String.class)
                .single();
    }

    /** The trouble is over; the result is the proposal that said so, if there was one. */
    @Transactional
    Optional<Proposal> recovered(String fingerprint, Instant at) {
        return jdbc.sql(
                        """
                        update incident_proposal set recovered_at = greatest(started_at, :at), updated_at = :now
                        where fingerprint = :fingerprint and recovered_at is null
                        returning *
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .param("fingerprint", fingerprint)
                .query(Proposals::proposal)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static Proposal proposal(ResultSet row, int n) throws SQLException {
        return new Proposal(
                row.getString("id"),
                row.getString("source"),
                row.getString("rule_id"),
                row.getString("metric_id"),
                row.getString("name"),
                row.getString("body"),
                row.getString("component_id"),
                ComponentStatus.of(row.getString("component_status")).orElseThrow(),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("recovered_at") == null
                        ? null
                        : row.getTimestamp("recovered_at").toInstant(),
                row.getString("state"),
                row.getString("incident_id"));
    }
}
