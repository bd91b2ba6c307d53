package com.telerivet.status.delivery;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what came back of messages, and what follows for their address. */
@Component
public class Returns {

    private final JdbcClient jdbc;
    private final Suspensions suspensions;

    Returns(JdbcClient jdbc, Suspensions suspensions) {
        this.jdbc = jdbc;
        this.suspensions = suspensions;
    }

    /** A message that went out by {@code channel}. */
    public record Dispatched(long id, String channel, String address) {}

    @Transactional(readOnly = true)
    public Optional<Dispatched> find(String channel, long id) {
        return jdbc.sql("select id, channel, address from delivery where channel = ? and id = ?")
                .params(channel, id)
                .query(Dispatched.class)
                .optional();
    }

    /** The newest message to an address; empty where nothing ever went there. */
    @Transactional(readOnly = true)
    public Optional<Dispatched> newestTo(String channel, String address) {
        return jdbc.sql(
                        """
                        select id, channel, address from delivery
                        where lower(address) = lower(?) and channel = ? order by id desc limit 1
                        """)
                .params(address, channel)
                .query(Dispatched.class)
                .optional();
    }

    /** The same told twice is told once. */
    @Transactional
    public void take(Dispatched dispatched, Returned returned, String reason) {
        if (returned == Returned.COMPLAINT) {
            note(dispatched, "sent", reason);
            suspensions.suspend(dispatched.channel(), dispatched.address(), reason);
            return;
        }
        note(dispatched, "bounced", reason);
        if (returned == Returned.GONE) {
            suspensions.suspend(dispatched.channel(), dispatched.address(), reason);
        } else {
            suspensions.failed(dispatched.channel(), dispatched.address(), reason);
        }
    }

    private void note(Dispatched dispatched, String state, String reason) {
        jdbc.sql("update delivery set state = :state, last_error = :reason where id = :id and state = 'sent'")
                .param("state", state)
                .param("reason", Note.bounded(reason))
                .param("id", dispatched.id())
                .update();
    }
}
