package com.telerivet.status.emergency;

import com.telerivet.status.platform.DatabaseContact;
import com.telerivet.status.platform.Ids;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an operator publishes while the database is away, from the form to the page. */
@Component
public class EmergencyEntries {

    private final Journal journal;
    private final Overlay overlay;
    private final DatabaseContact database;
    private final ApplicationEventPublisher events;
    private volatile Read read = new Read(KnownSite.NOTHING, Instant.MAX);

    EmergencyEntries(
            Journal journal, MessageSource messages, DatabaseContact database, ApplicationEventPublisher events) {
        this.journal = journal;
        this.overlay = new Overlay(messages);
        this.database = database;
        this.events = events;
    }

    /** Whether nobody can publish in the usual way just now; takes up to a few seconds. */
    public boolean areNeeded() {
        return !database.isThere();
    }

    /**
     * Writes the entry to the journal; it is on disk when this returns, and on the page a moment later. The same entry
     * sent again, as by a second press of the button, is not written again.
     *
     * @return the entry's id
     * @throws IOException when it could not be written: then nothing was published
     */
    public synchronized String post(EmergencyEntry entry) throws IOException {
        Optional<EmergencyEntry> before = journal.find(entry.id());
        if (before.isPresent() && before.get().says(entry)) {
            return entry.id();
        }
        // the page of a form that was used already, gone back to and filled in anew
        EmergencyEntry written = before.isPresent() ? entry.as(Ids.random()) : entry;
        journal.append(written);
        events.publishEvent(new JournalChanged());
        return written.id();
    }

    public Optional<EmergencyEntry> find(String id) {
        return journal.find(id);
    }

    /** What is not in the database yet, in the order in which it was posted. */
    public List<EmergencyEntry> pending() {
        return journal.pending();
    }

    /** The site as it was read then, with what it does not hold yet; remembered as what the form offers to choose from. */
    public KnownSite over(KnownSite site, Instant readAt) {
        read = new Read(site, readAt);
        return known();
    }

    private record Read(KnownSite site, Instant at) {}

    /** The last site that was read, with what it does not hold yet. */
    public KnownSite known() {
        Read last = read;
        return overlay.on(last.site(), journal.unreadAt(last.at()));
    }
}
