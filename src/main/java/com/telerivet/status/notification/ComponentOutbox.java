package com.telerivet.status.notification;

import com.telerivet.status.component.ComponentTurned;
import com.telerivet.status.incident.ChangedInSilence;
import com.telerivet.status.incident.UpdatePosted;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.Notices;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes, in the very transaction that turns a component, that webhooks are to hear of it. What one entry turns is one
 * change however many steps it takes, and none where the entry is taken back before anybody has heard of it.
 */
@Component
class ComponentOutbox {

    /** Bound to a transaction whose changes nobody is to hear of. */
    private static final Object SILENCE = new Object();

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Clock clock;

    ComponentOutbox(JdbcClient jdbc, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void note(ComponentTurned turned) {
        if (TransactionSynchronizationManager.hasResource(SILENCE)) {
            return;
        }
        Optional<String> before = untold(turned);
        String from = before.orElse(turned.oldStatus().code());
        if (from.equals(turned.newStatus().code())) {
            return;
        }
        jdbc.sql(
                        """
                        insert into component_outbox
                            (change_id, component_id, old_status, new_status, cause, created_at)
                        values (:id, :component, :old, :new, :cause, :now)
                        """)
                .param("id", Ids.random())
                .param("component", turned.componentId())
                .param("old", from)
                .param("new", turned.newStatus().code())
                .param("cause", turned.cause())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        notices.send(Outbox.NOTICE);
    }

    /** What the same transaction turns from here on is not noted; what was noted before it is still told. */
    @EventListener
    void note(ChangedInSilence changed) {
        if (TransactionSynchronizationManager.hasResource(SILENCE)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(SILENCE, changed);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(SILENCE);
            }
        });
    }

    /** Nobody hears of an entry that is silent, webhooks included. */
    @EventListener
    void note(UpdatePosted posted) {
        if (!posted.notifySubscribers()) {
            jdbc.sql("delete from component_outbox where cause = ? and fanned_out_at is null")
                    .param(posted.updateId())
                    .update();
        }
    }

    /** What held before the same entry turned the component, as long as nobody has heard of that. */
    private Optional<String> untold(ComponentTurned turned) {
        return turned.cause() == null
                ? Optional.empty()
                : jdbc.sql(
                                """
                                delete from component_outbox
                                where component_id = ? and cause = ? and fanned_out_at is null
                                returning old_status
                                """)
                        .params(turned.componentId(), turned.cause())
                        .query(String.class)
                        .optional();
    }
}
