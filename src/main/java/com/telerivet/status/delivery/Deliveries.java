package com.telerivet.status.delivery;

import com.telerivet.status.platform.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is to be sent, and what became of it. Nothing here sends: a delivery waits in the queue until a sender has it. */
@Component
public class Deliveries {

    /** The notice that wakes the senders of every instance. */
    public static final String NOTICE = "delivery";

    static final String COLUMNS =
            """
            select id, kind, subject_id, channel, address, state, attempts, last_error, created_at,
                case when state = 'queued' then next_attempt_at end as next_attempt_at, finished_at
            from delivery
            """;

    private final JdbcClient jdbc;
    private final Notices notices;

    Deliveries(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    /** Puts one delivery into the queue, together with the present transaction; a repeated one changes nothing. */
    @Transactional
    public void enqueue(NewDelivery delivery) {
        jdbc.sql(
                        """
                        insert into delivery (kind, subject_id, recipient_id, channel, address, locale, lane,
                            next_attempt_at, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, now(), now())
                        on conflict (kind, subject_id, recipient_id) do nothing
                        """)
                .params(delivery.kind(), delivery.subjectId(), delivery.recipientId(), delivery.channel())
                .params(delivery.address(), delivery.locale().toLanguageTag())
                .param(delivery.lane().number())
                .update();
        notices.send(NOTICE);
    }

    /** Sends nothing more to an address or a recipient, and keeps of what was sent there only that it was. */
    @Transactional
    public void forget(String recipientId, String channel, String address) {
        jdbc.sql(
                        """
                        update delivery set address = 'erased', last_error = null,
                            finished_at = coalesce(finished_at, now()),
                            state = case when state = 'queued' then 'cancelled' else state end
                        where recipient_id = ? or (channel = ? and lower(address) = lower(?))
                        """)
                .params(recipientId, channel, address)
                .update();
    }

    /**
     * Cancels what waits about {@code older} subjects for those who wait for the {@code newer} one too, and whom nobody
     * is sending it to just now; {@code after} and {@code upTo} bound the recipients by their ids.
     */
    @Transactional
    public void supersede(String kind, List<String> older, String newer, String after, String upTo) {
        if (older.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        update delivery old set state = 'cancelled', finished_at = now(),
                            last_error = 'a newer entry goes out instead'
                        from delivery new
                        where new.kind = :kind and new.subject_id = :newer
                            and new.recipient_id > :after and new.recipient_id <= :upTo
                            and old.kind = :kind and old.subject_id = any(:older)
                            and old.recipient_id = new.recipient_id
                            and old.state = 'queued' and old.claimed_by is null
                        """)
                .param("kind", kind)
                .param("newer", newer)
                .param("older", older.toArray(String[]::new))
                .param("after", after)
                .param("upTo", upTo)
                .update();
    }

    /** The newest deliveries, the newest first. */
    @Transactional(readOnly = true)
    public List<DeliverySummary> latest(int limit) {
        return jdbc.sql(COLUMNS + "order by id desc limit ?")
                .param(limit)
                .query(Deliveries::summary)
                .list();
    }

    /** Those that were refused, or wait after a failed attempt; the newest first. */
    @Transactional(readOnly = true)
    public List<DeliverySummary> failing(int limit) {
        return jdbc.sql(COLUMNS
                        + "where state = 'refused' or (state = 'queued' and attempts > 0) order by id desc limit ?")
                .param(limit)
                .query(Deliveries::summary)
                .list();
    }

    /** What failed and waits for another attempt, and what was given up within the last day; the most first. */
    @Transactional(readOnly = true)
    public List<FailingDeliveries> failingNow(int limit) {
        return jdbc.sql(
                        """
                        select kind, subject_id, channel, count(*) filter (where state = 'queued') as waiting,
                            count(*) filter (where state = 'refused') as refused,
                            coalesce((array_agg(last_error order by id desc) filter (where last_error is not null))[1], '')
                                as problem
                        from (select * from delivery where state = 'queued' and attempts > 0
                              union all
                              select * from delivery
                              where state = 'refused' and finished_at is not null
                              and finished_at > now() - interval '1 day') failing
                        group by kind, subject_id, channel order by count(*) desc, max(id) desc limit ?
                        """)
                .param(limit)
                .query(FailingDeliveries.class)
                .list();
    }

    /** What waits is counted as it is; what is finished, of the last day. */
    @Transactional(readOnly = true)
    public DeliveryCounts counts() {
        return jdbc.sql(
                        """
                        select w.queued, w.oldest, f.sent, f.refused, f.cancelled
                        from (select count(*) as queued, extract(epoch from now() - min(created_at)
                                  filter (where channel = 'mail' or attempts = 0)) as oldest
                              from delivery where state = 'queued') w,
                             (select count(*) filter (where state = 'sent') as sent,
                                  count(*) filter (where state = 'refused') as refused,
                                  count(*) filter (where state in ('cancelled', 'suppressed')) as cancelled
                              from delivery
                              where finished_at is not null and finished_at > now() - interval '1 day') f
                        """)
                .query((row, n) -> new DeliveryCounts(
                        row.getLong("queued"),
                        row.getLong("sent"),
                        row.getLong("refused"),
                        row.getLong("cancelled"),
                        Duration.ofSeconds(Math.max(0, row.getLong("oldest")))))
                .single();
    }

    /**
     * How long the one that waits longest has waited; zero where none waits. What an endpoint of a subscriber's has put off
     * does not count: it is a trouble of the endpoint's, which is tried for a day.
     */
    @Transactional(readOnly = true)
    public Duration oldest() {
        return jdbc.sql(
                        """
                        select extract(epoch from now() - min(created_at)) from delivery
                        where state = 'queued' and (channel = 'mail' or attempts = 0)
                        """)
                .query((row, n) -> Duration.ofSeconds(Math.max(0, row.getLong(1))))
                .single();
    }

    @Transactional(readOnly = true)
    public long queued() {
        return jdbc.sql("select count(*) from delivery where state = 'queued'")
                .query(Long.class)
                .single();
    }

    static DeliverySummary summary(ResultSet row, int n) throws SQLException {
        return new DeliverySummary(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject_id"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, row.findColumn("next_attempt_at")),
                instant(row, row.findColumn("finished_at")));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column) == null
                ? null
                : row.getTimestamp(column).toInstant();
    }
}
