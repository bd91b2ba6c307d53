package com.telerivet.status.notification;

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
            jdbc.sql("insert into outbox (incident_id, update_id, created_at) values (?, ?, ?)")
                    .params(
                            posted.incidentId(),
                            posted.updateId(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            notices.send(NOTICE);
        }
    }
}
