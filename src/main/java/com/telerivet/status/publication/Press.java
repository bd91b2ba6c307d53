package com.telerivet.status.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns a snapshot into the site: rendered, swapped in for readers, and then kept on disk. */
@Component
class Press {

    private static final Logger log = LoggerFactory.getLogger(Press.class);

    private final List<Renderer> renderers;
    private final SiteStore store;
    private final SiteFiles files;
    private final SnapshotFile snapshotFile;
    private final Clock clock;
    private final Counter failures;
    private final Counter diskFailures;
    private final Map<Renderer, List<Draft>> offered = new HashMap<>();
    private Map<String, Object> madeFrom = Map.of();

    Press(
            List<Renderer> renderers,
            SiteStore store,
            SiteFiles files,
            SnapshotFile snapshotFile,
            Clock clock,
            MeterRegistry meters) {
        this.renderers = renderers;
        this.store = store;
        this.files = files;
        this.snapshotFile = snapshotFile;
        this.clock = clock;
        this.failures = Counter.builder("status.publication.failures")
                .description("Renderings that failed, so that the last good documents stayed up")
                .register(meters);
        this.diskFailures = Counter.builder("status.publication.disk.failures")
                .description("Times that the site could not be written to disk; readers are served from memory")
                .register(meters);
    }

    void print(SiteSnapshot snapshot) {
        Instant now = clock.instant();
        Map<String, PublishedDocument> documents = new HashMap<>();
        Map<String, Object> origins = new HashMap<>();
        for (Renderer renderer : renderers) {
            for (Draft draft : drafts(renderer, snapshot)) {
                document(draft, now).ifPresent(document -> documents.put(draft.path(), document));
                if (draft.madeFrom() != null) {
                    origins.put(draft.path(), draft.madeFrom());
                }
            }
        }
        store.swap(documents);
        madeFrom = origins;
        keep(snapshot);
    }

    /** A renderer that cannot even say what it has offers what it had. */
    private List<Draft> drafts(Renderer renderer, SiteSnapshot snapshot) {
        try {
            List<Draft> drafts = renderer.drafts(snapshot);
            offered.put(renderer, drafts);
            return drafts;
        } catch (RuntimeException e) {
            failures.increment();
            log.error(
                    "{} failed; its documents stay as they were",
                    renderer.getClass().getSimpleName(),
                    e);
            return offered.getOrDefault(renderer, List.of());
        }
    }

    /** A document that cannot be rendered keeps its last good version; one that never could is absent. */
    private Optional<PublishedDocument> document(Draft draft, Instant now) {
        Optional<PublishedDocument> last = store.find(draft.path());
        if (draft.madeFrom() != null && draft.madeFrom().equals(madeFrom.get(draft.path()))) {
            return last; // rendering is pure: it would give the same, or fail as it did
        }
        try {
            RenderedDocument rendered = draft.render();
            return last.filter(same -> same.holds(rendered)).or(() -> Optional.of(PublishedDocument.of(rendered, now)));
        } catch (RuntimeException e) {
            failures.increment();
            log.error("{} could not be rendered; its last good version stays up", draft.path(), e);
            return last;
        }
    }

    /** A full disk must not take the page down: readers have it from memory. */
    private void keep(SiteSnapshot snapshot) {
        try {
            files.write(store.all());
            if (snapshot.lostAt() == null) {
                snapshotFile.save(snapshot);
            }
        } catch (ClosedByInterruptException e) {
            log.debug("The program ends before the site is on disk", e);
        } catch (IOException e) {
            diskFailures.increment();
            log.error("The site could not be written to disk: {}", e.toString());
        }
    }
}
