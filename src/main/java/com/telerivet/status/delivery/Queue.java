package com.telerivet.status.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The queue as senders see it. A claim is a lease: until it ends nobody else takes the row, and every later statement
 * about the row holds only while the lease is still the sender's own. Time is the database's: instances need not agree
 * on what o'clock it is.
 */
@Repository
class Queue {

    private final JdbcClient jdbc;

    Queue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes due deliveries of {@code lane}, oldest first, but none of {@code quiet} channels; never waits for others. */
    List<Delivery> claim(String sender, Lane lane, Collection<String> quiet, int batch, Duration lease) {
        return jdbc.sql(
                        """
                        with due as (
                            select id from delivery
                            where state = 'queued' and lane = :lane and next_attempt_at <= now()
                                and channel <> all (:quiet)
                                and not exists (select 1 from delivery_permit where held_at is not null)
                            order by next_attempt_at, id
                            limit :batch
                            for update skip locked)
                        update delivery d set claimed_by = :sender, next_attempt_at = now() + make_interval(secs => :lease)
                        from due where d.id = due.id
                        returning d.id, d.kind, d.subject_id, d.recipient_id, d.channel, d.address, d.locale,
                            d.attempts, d.unclear, d.created_at, extract(epoch from now() - d.created_at) as age
                        """)
                .param("lane", lane.number())
                .param("lease", seconds(lease))
                .param("quiet", quiet.toArray(String[]::new))
                .param("batch", batch)
                .param("sender", sender)
                .query(Queue::delivery)
                .list();
    }

    /**
     * Takes due deliveries of these channels, at most one for each address, and none for an address that a sender of any
     * instance is at. The earlier one of an address goes first.
     */
    List<Delivery> claimOnePerAddress(String sender, Collection<String> channels, int batch, Duration lease) {
        return jdbc.sql(
                        """
                        with due as (
                            select id from delivery d
                            where state = 'queued' and next_attempt_at <= now() and channel = any(:channels)
                                and not exists (select 1 from delivery_permit where held_at is not null)
                                and not exists (select 1 from delivery o
                                    where o.state = 'queued' and o.channel <> 'mail'
                                        and o.channel = d.channel and o.address = d.address
                                        and case when o.next_attempt_at > now() then o.claimed_by is not null
                                            else (o.lane, o.next_attempt_at, o.id) < (d.lane, d.next_attempt_at, d.id) end)
                            order by lane, next_attempt_at, id
                            limit :batch
                            for update skip locked)
                        update delivery d set claimed_by = :sender, next_attempt_at = now() + make_interval(secs => :lease)
                        from due where d.id = due.id
                        returning d.id, d.kind, d.subject_id, d.recipient_id, d.channel, d.address, d.locale,
                            d.attempts, d.unclear, d.created_at, extract(epoch from now() - d.created_at) as age
                        """)
                .param("channels", channels.toArray(String[]::new))
                .param("lease", seconds(lease))
                .param("batch", batch)
                .param("sender", sender)
                .query(Queue::delivery)
                .list();
    }

    /** Sends nothing to an address for that long: its server has asked for it. */
    void rest(String channel, String address, Duration pause) {
        jdbc.sql(
                        """
                        update delivery set next_attempt_at = now() + make_interval(secs => :pause)
                        where state = 'queued' and channel = :channel and address = :address and channel <> 'mail'
                            and claimed_by is null and next_attempt_at < now() + make_interval(secs => :pause)
                        """)
                .param("pause", seconds(pause))
                .param("channel", channel)
                .param("address", address)
                .update();
    }

    /** Gives claimed deliveries back untried. */
    void release(String sender, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            """
                            update delivery set claimed_by = null, next_attempt_at = now()
                            where id in (:ids) and claimed_by = :sender and state = 'queued'
                            """)
                    .param("ids", ids)
                    .param("sender", sender)
                    .update();
        }
    }

    /**
     * Writes outcomes down, each as long as its delivery is still its sender's. It says "not finished" where others say
     * "queued": so PostgreSQL looks the few ids up, and is not tempted to walk the queue that it thinks is short.
     */
    void note(List<Note> notes) {
        jdbc.sql(
                        """
                        update delivery d set state = n.state, attempts = d.attempts + 1, last_error = n.error,
                            unclear = d.unclear + n.unclear,
                            claimed_by = null,
                            finished_at = case when n.state <> 'queued' then now() end,
                            next_attempt_at = case when n.state = 'queued' then now() + make_interval(secs => n.wait)
                                else d.next_attempt_at end
                        from unnest(cast(:ids as bigint[]), cast(:senders as text[]), cast(:states as text[]),
                            cast(:errors as text[]), cast(:waits as float8[]),
                            cast(:unclear as int[])) as n (id, sender, state, error, wait, unclear)
                        where d.id = n.id and d.claimed_by = n.sender and d.finished_at is null
                        """)
                .param("ids", notes.stream().map(Note::id).toArray(Long[]::new))
                .param("senders", notes.stream().map(Note::sender).toArray(String[]::new))
                .param("states", notes.stream().map(Note::state).toArray(String[]::new))
                .param("errors", notes.stream().map(Note::error).toArray(String[]::new))
                .param("unclear", notes.stream().map(n -> n.isUnclear() ? 1 : 0).toArray(Integer[]::new))
                .param("waits", notes.stream().map(n -> seconds(n.pause())).toArray(Double[]::new))
                .update();
    }

    private static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject_id"),
                row.getString("recipient_id"),
                row.getString("channel"),
                row.getString("address"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getInt("attempts"),
                row.getInt("unclear"),
                row.getTimestamp("created_at").toInstant(),
                Duration.ofSeconds(row.getLong("age")));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
