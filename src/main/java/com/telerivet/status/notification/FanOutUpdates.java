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
 * Makes of each outbox row one delivery a subscriber: those who hear of everything, and those who chose a component
 * that the incident touches. One statement inside the database, together with the note that it is done; repeated, it
 * adds nobody twice.
 */
@Component
class FanOutUpdates implements DisposableBean {

    private static final Duration POLL = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Incidents incidents;
    private final Notices notices;
    private volatile @Nullable Worker worker;

    FanOutUpdates(JdbcClient jdbc, TransactionTemplate transaction, Incidents incidents, Notices notices) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.incidents = incidents;
        this.notices = notices;
        notices.listen(Outbox.NOTICE, () -> {
            Worker running = worker;
            if (running != null) {
                running.wake();
            }
        });
    }

    private record Waiting(long id, String kind, String incidentId, String updateId) {}

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
                transaction.executeWithoutResult(tx -> fanOut(id));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void fanOut(long id) {
        Optional<Waiting> row = jdbc.sql(
                        """
                        select id, kind, incident_id, update_id from outbox
                        where id = ? and fanned_out_at is null
                            and (not_before is null or not_before <= clock_timestamp())
                        for update skip locked
                        """)
                .param(id)
                .query(Waiting.class)
                .optional();
        if (row.isEmpty()) {
            return;
        }
        Optional<IncidentStory> story = incidents.find(row.get().incidentId());
        int recipients = story.isEmpty() ? 0 : enqueue(row.get(), story.get());
        jdbc.sql("update outbox set fanned_out_at = now(), recipients = ? where id = ?")
                .params(recipients, id)
                .update();
        notices.send(Deliveries.NOTICE);
    }

    private int enqueue(Waiting row, IncidentStory story) {
        return jdbc.sql(
                        """
                        insert into delivery_queue
                            (kind, subject_id, recipient_id, channel, address, locale, lane, next_attempt_at, created_at)
                        select :kind, :subject, recipient_id, channel, address, locale, :lane, now(), now()
                        from subscriber_recipient
                        where all_components or component_ids && cast(:touched as varchar[])
                            or :incident = any(incident_ids)
                        on conflict (kind, subject_id, recipient_id) do nothing
                        """)
                .param("kind", row.kind())
                .param("subject", row.incidentId() + "." + row.updateId())
                .param("lane", Lane.URGENT.number())
                .param("incident", row.incidentId())
                .param("touched", story.componentNames().keySet().toArray(String[]::new))
                .update();
    }
}
