package com.telerivet.status.publication;

import com.telerivet.status.emergency.EmergencyEntries;
import com.telerivet.status.emergency.JournalChanged;
import com.telerivet.status.emergency.KnownSite;
import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Renders the site when its generation has risen, and once a minute for the live figures. A burst of changes while one
 * rendering runs leads to one more. While the database is away the last documents stay up and say since when; after a
 * start without the database they come from disk.
 */
@Component
class RebuildSite implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RebuildSite.class);

    /** Behind the notices, in case one is lost; also how soon a lost database is noticed. */
    private static final Duration SLOW_POLL = Duration.ofSeconds(2);

    private static final Duration LIVE_FIGURES = Duration.ofMinutes(1);

    /** How soon documents that are missing are tried again. */
    private static final Duration GAPS = Duration.ofSeconds(10);

    private final Generation generation;
    private final SnapshotReader reader;
    private final Editions editions;
    private final KeepSite disk;
    private final LiveReaders live;
    private final SnapshotFile lastSite;
    private final EmergencyEntries emergency;
    private final RenderWorry worry;
    private final Clock clock;
    private final Timer rebuilds;
    private volatile @Nullable Worker worker;
    private @Nullable SiteSnapshot published;
    private Instant lastContact;
    private volatile boolean journalChanged;

    RebuildSite(
            Generation generation,
            SnapshotReader reader,
            Editions editions,
            KeepSite disk,
            LiveReaders live,
            SnapshotFile lastSite,
            EmergencyEntries emergency,
            RenderWorry worry,
            Notices notices,
            Clock clock,
            MeterRegistry meters) {
        this.generation = generation;
        this.reader = reader;
        this.editions = editions;
        this.disk = disk;
        this.live = live;
        this.lastSite = lastSite;
        this.emergency = emergency;
        this.worry = worry;
        this.clock = clock;
        this.lastContact = clock.instant();
        this.rebuilds = Timer.builder("status.publication.rebuilds")
                .description("From the begin of the reading until readers see the new generation")
                .register(meters);
        notices.listen(Generation.CHANNEL, this::wake);
    }

    /** The page before everything else that the program does when its database is there. */
    @EventListener
    @Order(DatabaseReady.PAGE_FIRST + 1)
    void begin(DatabaseReady ready) {
        try {
            worry.watch(this::rebuildIfDue);
        } catch (RuntimeException e) {
            log.warn("The first rendering failed and is tried again: {}", e.toString());
        }
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("site", SLOW_POLL, () -> worry.watch(this::rebuildIfDue));
    }

    @EventListener
    void journalChanged(JournalChanged change) {
        journalChanged = true;
        wake();
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    private void wake() {
        if (worker != null) {
            worker.wake();
        }
    }

    private synchronized void rebuildIfDue() {
        showWhatWasPostedWithoutTheDatabase();
        try {
            long present = generation.state().number();
            if (isDue(present)) {
                rebuilds.record(() -> publish(reader.read()));
            }
            lastContact = clock.instant();
        } catch (DataAccessException | TransactionException e) {
            sayThatTheDatabaseIsAway();
            throw e;
        }
    }

    /** At once, not after another attempt to reach a database that is away. */
    private void showWhatWasPostedWithoutTheDatabase() {
        SiteSnapshot shown = published;
        if (journalChanged
                && shown != null
                && shown.lostAt() != null
                && !emergency.pending().isEmpty()) {
            publish(shown);
        }
    }

    private boolean isDue(long present) {
        SiteSnapshot shown = published;
        return shown == null
                || journalChanged
                || shown.generation() != present
                || shown.lostAt() != null
                || !clock.instant().isBefore(shown.at().plus(editions.areWhole() ? LIVE_FIGURES : GAPS));
    }

    private void sayThatTheDatabaseIsAway() {
        SiteSnapshot shown = published;
        if (shown == null) {
            lastSite.load().ifPresent(last -> publish(last.lost(last.at())));
        } else if (shown.lostAt() == null) {
            publish(shown.lost(lastContact));
        }
    }

    private void publish(SiteSnapshot snapshot) {
        journalChanged = false;
        editions.publish(snapshot.with(
                emergency.over(new KnownSite(snapshot.incidents(), snapshot.components()), snapshot.at())));
        published = snapshot;
        live.wake();
        disk.wake();
    }
}
