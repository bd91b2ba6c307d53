package com.telerivet.status.notification;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of each change of a component one delivery a webhook that hears of it; {@link FanOutUpdates} tells of entries. A
 * webhook that wants less than all news hears of entries only.
 */
@Component
class FanOutComponents implements DisposableBean {

    private static final Duration POLL = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Notices notices;
    private volatile @Nullable Worker worker;

    FanOutComponents(JdbcClient jdbc, TransactionTemplate transaction, Notices notices) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.notices = notices;
        notices.listen(Outbox.NOTICE, () -> {
            Worker running = worker;
            if (running != null) {
                running.wake();
            }
        });
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("fan-out-components", POLL, () -> transaction.executeWithoutResult(tx -> round()));
    }

    @Override
    public void destroy() {
        Worker running = worker;
        if (running != null) {
            running.close();
        }
    }

    /** All that waits, with one statement: there are few webhooks beside people. */
    private void round() {
        int queued = jdbc.sql(
                        """
                        with waiting as (
                            select id from component_outbox
                            where fanned_out_at is null and (not_before is null or not_before <= clock_timestamp())
                            order by id
                            for update skip locked),
                        told as (
                            update component_outbox o set fanned_out_at = now() from waiting w where o.id = w.id
                            returning o.change_id, o.component_id, o.id)
                        insert into delivery_queue
                            (kind, subject_id, recipient_id, channel, address, locale, lane, next_attempt_at, created_at)
                        select :kind, t.change_id, r.recipient_id, r.channel, r.address, r.locale, :lane, now(), now()
                        from told t join subscriber_recipient r
                            on r.channel = 'webhook' and (r.all_components or t.component_id = any(r.component_ids))
                                and not r.ends_only and r.kinds = 'both'
                        order by t.id
                        on conflict (kind, subject_id, recipient_id) do nothing
                        """)
                .param("kind", ComponentPost.KIND)
                .param("lane", Lane.URGENT.number())
                .update();
        if (queued > 0) {
            notices.send(Deliveries.NOTICE);
        }
    }
}
