package com.telerivet.status.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Renderer, List<RenderedDocument>> lastGood = new HashMap<>();

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
        List<RenderedDocument> documents = new ArrayList<>();
        renderers.forEach(renderer -> documents.addAll(render(renderer, snapshot)));
        store.swap(documents, clock.instant());
        keep(snapshot);
    }

    /** Documents that cannot be rendered keep their last good version, and stop nobody else's. */
    private List<RenderedDocument> render(Renderer renderer, SiteSnapshot snapshot) {
        try {
            List<RenderedDocument> documents = renderer.render(snapshot);
            lastGood.put(renderer, documents);
            return documents;
        } catch (RuntimeException e) {
            failures.increment();
            log.error(
                    "{} failed; its documents stay as they were",
                    renderer.getClass().getSimpleName(),
                    e);
            return lastGood.getOrDefault(renderer, List.of());
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
