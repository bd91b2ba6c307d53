package com.telerivet.status.publication;

import com.telerivet.status.platform.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps on disk what readers are served from memory, behind their back: a slow or full disk delays no publishing. The
 * documents of the present come first; those of the long past follow one by one, at a pace that leaves the machine to
 * others.
 */
@Component
class KeepSite implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KeepSite.class);

    /** How soon a failed round is tried again without a new edition. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SiteStore store;
    private final Press press;
    private final SiteFiles files;
    private final SnapshotFile lastSite;
    private final Counter failures;
    private @Nullable Worker worker;
    private @Nullable Edition kept;

    KeepSite(SiteStore store, Press press, SiteFiles files, SnapshotFile lastSite, MeterRegistry meters) {
        this.store = store;
        this.press = press;
        this.files = files;
        this.lastSite = lastSite;
        this.failures = Counter.builder("status.publication.disk.failures")
                .description("Times that the site could not be written to disk; readers are served from memory")
                .register(meters);
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("site files", PAUSE, this::keep);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    void wake() {
        if (worker != null) {
            worker.wake();
        }
    }

    /** Brings the disk in line with the present edition, and with the next if one appears meanwhile. */
    void keep() {
        try {
            Edition edition = store.present();
            while (edition != null && edition != kept) {
                keepPresent(edition);
                if (keepPast(edition)) {
                    kept = edition;
                }
                edition = store.present();
            }
        } catch (ClosedByInterruptException | InterruptedException e) {
            Thread.currentThread().interrupt();
            log.debug("The program ends before the site is on disk", e);
        } catch (IOException e) {
            failures.increment();
            log.error("The site could not be written to disk: {}", e.toString());
        }
    }

    private void keepPresent(Edition edition) throws IOException {
        files.keepAssets();
        for (var document : edition.documents().entrySet()) {
            files.keep(document.getKey(), document.getValue());
        }
        Set<String> all = new HashSet<>(edition.documents().keySet());
        all.addAll(edition.rare().keySet());
        files.removeAllBut(all);
        if (edition.snapshot().lostAt() == null) {
            lastSite.save(edition.snapshot());
        }
    }

    /** False when a newer edition appeared. While the database is away the files of the past stay as they are. */
    private boolean keepPast(Edition edition) throws IOException, InterruptedException {
        if (edition.snapshot().lostAt() != null) {
            return true;
        }
        for (Draft draft : edition.rare().values()) {
            if (edition != store.present()) {
                return false;
            }
            if (!files.hasKept(draft)) {
                long begin = System.nanoTime();
                Optional<PublishedDocument> document = press.print(draft, Optional.empty());
                if (document.isPresent()) {
                    files.keep(draft, document.get());
                }
                Thread.sleep(Duration.ofNanos(System.nanoTime() - begin).toMillis()); // half of one core at most
            }
        }
        return true;
    }
}
