package com.telerivet.status.emergency;

import com.telerivet.status.platform.DatabaseAway;
import com.telerivet.status.platform.DatabaseContact;
import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Brings the journal's entries into the database once it is there again, in order. An entry that the database's side
 * refuses is put aside for a person and holds up no other.
 */
@Component
class ReplayJournal implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReplayJournal.class);

    /** A pause of an even length: a growing one would let readers wait for what they are owed. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Journal journal;
    private final Replays replays;
    private final DatabaseContact database;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private @Nullable Worker worker;

    ReplayJournal(
            Journal journal, Replays replays, DatabaseContact database, Clock clock, ApplicationEventPublisher events) {
        this.journal = journal;
        this.replays = replays;
        this.database = database;
        this.clock = clock;
        this.events = events;
    }

    /** Not before the schema is up to date. */
    @EventListener
    void start(DatabaseReady ready) {
        worker = Worker.start("emergency", PAUSE, this::round);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    void round() {
        List<EmergencyEntry> pending = journal.pending();
        if (pending.isEmpty() || !database.isThere()) {
            return;
        }
        for (EmergencyEntry entry : pending) {
            bring(entry);
            try {
                journal.close(entry.id(), clock.instant());
            } catch (IOException e) {
                throw new UncheckedIOException("the journal could not be written; it is read again", e);
            }
        }
        log.info("{} entries that were posted without the database are in it", pending.size());
        events.publishEvent(new JournalChanged());
    }

    private void bring(EmergencyEntry entry) {
        try {
            replays.replay(entry);
        } catch (RuntimeException e) {
            if (DatabaseAway.isBehind(e) || e instanceof TransientDataAccessException) {
                throw e; // the same entry is tried again, and the others stay behind it
            }
            log.error("The entry {} of the journal cannot be published and waits at the desk", entry.id(), e);
            replays.park(entry, String.valueOf(e.getMessage()));
        }
    }
}
