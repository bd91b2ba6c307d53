package com.telerivet.status.publication;

import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.platform.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps on disk what readers are served from memory, and in the index what they look for, behind their back: a slow or
 * full disk delays no publishing. The documents of the present come first; those of the long past follow one by one, at
 * a pace that leaves the machine to others.
 */
@Component
class KeepSite implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KeepSite.class);

    /** How soon a failed round is tried again without a new edition. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** How long an edition must stand before its documents are worth the best compression. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** So many documents of the long past are written with half of one core; an import of thousands takes a quarter. */
    private static final int FEW = 300;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final SiteStore store;
    private final Press press;
    private final RareDocuments rare;
    private final StaticAssets assets;
    private final SiteFiles files;
    private final SnapshotFile lastSite;
    private final SearchIndex index;
    private final LastDocuments last;
    private final LastEdition shared;
    private final Counter failures;
    private @Nullable Worker worker;
    private @Nullable Edition kept;
    private boolean swept;
    private int pastWritten;

    KeepSite(
            SiteStore store,
            Press press,
            RareDocuments rare,
            StaticAssets assets,
            SiteFiles files,
            SnapshotFile lastSite,
            SearchIndex index,
            LastEdition shared,
            StatusSettings settings,
            MeterRegistry meters) {
        this.store = store;
        this.press = press;
        this.rare = rare;
        this.assets = assets;
        this.files = files;
        this.lastSite = lastSite;
        this.index = index;
        this.shared = shared;
        this.last = new LastDocuments(settings.dataDir());
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
                index.follow(edition.snapshot().archive());
                if (stands(edition) && compressPresent(edition) && keepPast(edition)) {
                    kept = edition;
                    pastWritten = 0;
                }
                edition = store.present();
            }
            rare.compressFurther();
        } catch (ClosedByInterruptException | InterruptedException e) {
            Thread.currentThread().interrupt();
            log.debug("The program ends before the site is on disk", e);
        } catch (IOException e) {
            failures.increment();
            log.error("The site could not be written to disk: {}", e.toString());
        }
    }

    private void keepPresent(Edition edition) throws IOException {
        Map<String, PublishedDocument> present = new HashMap<>(assets.all());
        present.putAll(edition.documents());
        for (var document : present.entrySet()) {
            files.keep(document.getKey(), document.getValue());
        }
        files.removeAllBut(path -> present.containsKey(path) || edition.stillHas(path));
        if (!swept) {
            files.sweep(Stream.concat(present.keySet().stream(), edition.rare().map(Draft::path)));
            swept = true;
        }
        byte[] packed = LastDocuments.pack(present);
        last.save(packed);
        if (edition.snapshot().lostAt() == null) {
            lastSite.save(edition.snapshot());
            shared.save(edition.snapshot().generation(), packed);
        }
    }

    /** In a burst of changes the best compression would be spent on documents that live for a second. */
    private boolean stands(Edition edition) throws InterruptedException {
        long end = System.nanoTime() + SETTLED.toNanos();
        while (edition == store.present() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        return edition == store.present();
    }

    /** Readers have gzip at once; Brotli follows from here. False when a newer edition appeared. */
    private boolean compressPresent(Edition edition) throws IOException {
        Map<String, PublishedDocument> present = new HashMap<>(assets.all());
        present.putAll(edition.documents());
        for (var document : present.entrySet()) {
            if (edition != store.present()) {
                return false;
            }
            document.getValue().compressFurther();
            files.keepFurther(document.getKey(), document.getValue());
        }
        return true;
    }

    /** False when a newer edition appeared. While the database is away the files of the past stay as they are. */
    private boolean keepPast(Edition edition) throws IOException, InterruptedException {
        if (edition.snapshot().lostAt() != null) {
            return true;
        }
        for (Draft draft : (Iterable<Draft>) edition.rare()::iterator) {
            if (edition != store.present()) {
                return false;
            }
            if (draft.isOnDisk() && !files.hasKept(draft)) {
                long begin = System.nanoTime();
                Optional<PublishedDocument> document = press.print(draft, Optional.empty());
                if (document.isPresent()) {
                    files.keep(draft, document.get());
                    document.get().compressFurther();
                    files.keepFurther(draft.path(), document.get());
                }
                long worked = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                Thread.sleep(pastWritten++ < FEW ? worked : 3 * worked);
            }
        }
        return true;
    }
}
