package com.telerivet.status.notification;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of each outbox row one delivery a subscriber who hears of it, by the rule of {@code subscriber_hearing}. Portions of one statement each inside the database, together with the note how far it got;
 * repeated, it adds nobody twice.
 */
@Component
class FanOutUpdates implements DisposableBean {

    private static final Duration POLL = Duration.ofSeconds(2);
    /** Small, so that the first mails leave at once. */
    private static final int FIRST_PORTION = 200;

    private static final int PORTION = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Incidents incidents;
    private final Deliveries deliveries;
    private final NotificationSettings settings;
    private final Notices notices;
    private volatile @Nullable Worker worker;

    FanOutUpdates(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Incidents incidents,
            Deliveries deliveries,
            NotificationSettings settings,
            Notices notices) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.incidents = incidents;
        this.deliveries = deliveries;
        this.settings = settings;
        this.notices = notices;
        notices.listen(Outbox.NOTICE, () -> {
            Worker running = worker;
            if (running != null) {
                running.wake();
            }
        });
    }

    private record Waiting(long id, String kind, String incidentId, String updateId, String fannedOutTo) {}

    /** @param last the last subscriber that was considered, null when there was none */
    private record Portion(int considered, @Nullable String last, int queued) {

        private static final Portion NOBODY = new Portion(0, null, 0);
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("fan-out", POLL, this::round);
    }

    @Override
    public void destroy() {
        Worker running = worker;
        if (running != null) {
            running.close();
        }
    }

    /** Fans out all that waits; a row that fails holds up no other and is tried again in the next round. */
    void round() {
        List<Long> waiting = jdbc.sql(
                        """
                        select id from outbox
                        where fanned_out_at is null and (not_before is null or not_before <= clock_timestamp())
                        order by id
                        """)
                .query(Long.class)
                .list();
        RuntimeException failure = null;
        for (long id : waiting) {
            try {
                for (int portion = FIRST_PORTION; isToGoOn(id, portion); portion = PORTION) {
                    // the mails of one portion leave while the next is made
                }
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean isToGoOn(long id, int portion) {
        return Boolean.TRUE.equals(transaction.execute(tx -> fanOut(id, portion)));
    }

    /** One portion; true if there is more to do for this row. */
    private boolean fanOut(long id, int most) {
        Optional<Waiting> row = jdbc.sql(
                        """
                        select id, kind, incident_id, update_id, coalesce(fanned_out_to, '') as fanned_out_to
                        from outbox
                        where id = ? and fanned_out_at is null
                            and (not_before is null or not_before <= clock_timestamp())
                        for update skip locked
                        """)
                .param(id)
                .query(Waiting.class)
                .optional();
        if (row.isEmpty()) {
            return false;
        }
        Portion done = incidents
                .find(row.get().incidentId())
                .map(story -> enqueue(row.get(), story, most))
                .orElse(Portion.NOBODY);
        boolean isOver = done.considered() < most;
        jdbc.sql(
                        """
                        update outbox set fanned_out_to = coalesce(:last, fanned_out_to),
                            queued_so_far = queued_so_far + :queued,
                            fanned_out_at = case when :over then now() end,
                            recipients = case when :over then queued_so_far + :queued end
                        where id = :id
                        """)
                .param("last", done.last())
                .param("queued", done.queued())
                .param("over", isOver)
                .param("id", id)
                .update();
        notices.send(Deliveries.NOTICE);
        return !isOver;
    }

    private Portion enqueue(Waiting row, IncidentStory story, int most) {
        String subject = row.incidentId() + "." + row.updateId();
        Portion done = jdbc.sql(
                        """
                        with considered as (
                            select recipient_id, channel, address, locale, hears
                            from subscriber_hearing(:incident, cast(:touched as varchar[]), :planned, :turning)
                            where recipient_id > :after
                            order by recipient_id
                            limit :most),
                        queued as (
                            insert into delivery_queue
                                (kind, subject_id, recipient_id, channel, address, locale, lane, next_attempt_at, created_at)
                            select :kind, :subject, recipient_id, channel, address, locale, :lane, now(), now()
                            from considered where hears
                            on conflict (kind, subject_id, recipient_id) do nothing
                            returning 1)
                        select (select count(*) from considered) as considered,
                            (select max(recipient_id) from considered) as last,
                            (select count(*) from queued) as queued
                        """)
                .param("kind", row.kind())
                .param("subject", subject)
                .param("lane", Lane.URGENT.number())
                .param("incident", row.incidentId())
                .param("touched", story.componentNames().keySet().toArray(String[]::new))
                .param("planned", story.isMaintenance())
                .param(
                        "turning",
                        EntryKey.of(subject).in(story).filter(story::isTurn).isPresent())
                .param("after", row.fannedOutTo())
                .param("most", most)
                .query(Portion.class)
                .single();
        if (settings.newestOnly() && done.last() != null) {
            deliveries.supersede(row.kind(), older(row), subject, row.fannedOutTo(), done.last());
        }
        return done;
    }

    /** The entries of the same incident that went out before. */
    private List<String> older(Waiting row) {
        return jdbc.sql(
                        """
                        select incident_id || '.' || update_id from outbox
                        where incident_id = :incident and kind = :kind and id < :id
                        """)
                .param("incident", row.incidentId())
                .param("kind", row.kind())
                .param("id", row.id())
                .query(String.class)
                .list();
    }
}
