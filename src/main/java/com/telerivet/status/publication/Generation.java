package com.telerivet.status.publication;

import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.SiteChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The number of the site's present version. It rises inside the transaction that changes the site. */
@Component
class Generation {

    static final String CHANNEL = "site";

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Clock clock;

    Generation(JdbcClient jdbc, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    record State(long number, Instant changedAt) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void raise(SiteChanged change) {
        jdbc.sql("update generation set number = number + 1, changed_at = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        notices.send(CHANNEL);
    }

    State state() {
        return jdbc.sql("select number, changed_at from generation")
                .query((row, n) -> new State(row.getLong(1), row.getTimestamp(2).toInstant()))
                .single();
    }
}
