package com.telerivet.status.notification;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** News that is on its way to subscribers, as long as it can be held back or called back. */
@Component
public class Announcements {

    private static final String ANNOUNCEMENT =
            """
            select kind, incident_id, update_id as entry_id, created_at at time zone 'UTC' as created_at,
                coalesce(recipients, queued_so_far) as recipients, fanned_out_at is not null as complete
            from outbox
            """;

    private final JdbcClient jdbc;

    Announcements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets nobody hear of an entry before {@code until} of the database's clock; call it in the transaction that posts
     * it. Nothing happens where subscribers do not hear of it anyway.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String entryId, OffsetDateTime until) {
        jdbc.sql(
                        "update outbox set not_before = ? where update_id = ? and fanned_out_to is null and fanned_out_at is null")
                .params(until, entryId)
                .update();
        jdbc.sql("update component_outbox set not_before = ? where cause = ? and fanned_out_at is null")
                .params(until, entryId)
                .update();
    }

    /** Calls an entry's news back; false where it has left. It waits for a fan-out that is at it just now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean recall(String entryId) {
        jdbc.sql("delete from outbox where update_id = ? and fanned_out_to is null and fanned_out_at is null")
                .param(entryId)
                .update();
        return jdbc.sql("select count(*) from outbox where update_id = ?")
                        .param(entryId)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** What subscribers were told of last, the newest first. */
    @Transactional(readOnly = true)
    public List<Announcement> latest(int limit) {
        return jdbc.sql(ANNOUNCEMENT + "order by id desc limit ?")
                .param(limit)
                .query(Announcement.class)
                .list();
    }

    /** What a delivery with this subject tells of; empty where it is about no entry. */
    @Transactional(readOnly = true)
    public Optional<Announcement> find(String subjectId) {
        int dot = subjectId.indexOf('.');
        return dot < 0 ? Optional.empty() : find(subjectId.substring(0, dot), subjectId.substring(dot + 1));
    }

    /** What subscribers were told by this entry, or this reminder, of the incident. */
    @Transactional(readOnly = true)
    public Optional<Announcement> find(String incidentId, String entryId) {
        return jdbc.sql(ANNOUNCEMENT + "where incident_id = ? and update_id = ?")
                .params(incidentId, entryId)
                .query(Announcement.class)
                .optional();
    }
}
