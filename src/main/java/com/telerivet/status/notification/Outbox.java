package com.telerivet.status.notification;

import com.telerivet.status.incident.MaintenanceReminded;
import com.telerivet.status.incident.UpdatePosted;
import com.telerivet.status.platform.Notices;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes, in the very transaction that publishes an entry, that subscribers are to hear of it: both are there after the
 * commit, or neither.
 */
@Component
class Outbox {

    static final String NOTICE = "outbox";

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void note(UpdatePosted posted) {
        if (posted.notifySubscribers()) {
            note(UpdateMail.KIND, posted.incidentId(), posted.updateId());
        }
    }

    @EventListener
    void note(MaintenanceReminded reminded) {
        note(ReminderMail.KIND, reminded.incidentId(), reminded.reminderId());
    }

    private void note(String kind, String incidentId, String id) {
        // a postmortem that is published again is the same entry: whoever heard of it is not told twice
        jdbc.sql(
                        """
                        insert into outbox (kind, incident_id, update_id, created_at) values (?, ?, ?, ?)
                        on conflict (update_id) do nothing
                        """)
                .params(kind, incidentId, id, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        notices.send(NOTICE);
    }
}
