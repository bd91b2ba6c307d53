package com.telerivet.status.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The queue as senders see it. A claim is a lease: until it ends nobody else takes the row, and every later statement
 * about the row holds only while the lease is still the sender's own. Time is the database's: instances need not agree
 * on what o'clock it is.
 */
@Repository
class Queue {

    private static final int LONGEST_ERROR = 500;

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
                            order by next_attempt_at, id
                            limit :batch
                            for update skip locked)
                        update delivery d set claimed_by = :sender, next_attempt_at = now() + make_interval(secs => :lease)
                        from due where d.id = due.id
                        returning d.id, d.kind, d.subject_id, d.recipient_id, d.channel, d.address, d.locale,
                            d.attempts, d.created_at, extract(epoch from now() - d.created_at) as age
                        """)
                .param("lane", lane.number())
                .param("lease", seconds(lease))
                .param("quiet", quiet.toArray(String[]::new))
                .param("batch", batch)
                .param("sender", sender)
                .query(Queue::delivery)
                .list();
    }

    /** Prolongs the lease of those deliveries that are still the sender's; true if all of them are. */
    boolean renew(String sender, Collection<Long> ids, Duration lease) {
        return jdbc.sql(
                                """
                                update delivery set next_attempt_at = now() + make_interval(secs => :lease)
                                where id in (:ids) and claimed_by = :sender and state = 'queued'
                                """)
                        .param("lease", seconds(lease))
                        .param("ids", ids)
                        .param("sender", sender)
                        .update()
                == ids.size();
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

    /** Ends a delivery as {@code sent}, {@code refused} or {@code cancelled}. */
    void finish(String sender, long id, String state, @Nullable String error) {
        jdbc.sql(
                        """
                        update delivery set state = :state, finished_at = now(), last_error = :error,
                            claimed_by = null, attempts = attempts + 1
                        where id = :id and claimed_by = :sender and state = 'queued'
                        """)
                .param("state", state)
                .param("error", bounded(error))
                .param("id", id)
                .param("sender", sender)
                .update();
    }

    void putOff(String sender, long id, Duration wait, String error) {
        jdbc.sql(
                        """
                        update delivery set attempts = attempts + 1, claimed_by = null, last_error = :error,
                            next_attempt_at = now() + make_interval(secs => :wait)
                        where id = :id and claimed_by = :sender and state = 'queued'
                        """)
                .param("wait", seconds(wait))
                .param("error", bounded(error))
                .param("id", id)
                .param("sender", sender)
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
                row.getTimestamp("created_at").toInstant(),
                Duration.ofSeconds(row.getLong("age")));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** What a foreign server says goes on one line of bounded length, without what a terminal would obey. */
    private static @Nullable String bounded(@Nullable String error) {
        if (error == null) {
            return null;
        }
        String line = error.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
    }
}
