package com.telerivet.status.publication;

import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Renders the site when its generation has risen, and once a minute for the live figures. A burst of changes while one
 * rendering runs leads to one more. While the database is away the last documents stay up and say since when.
 */
@Component
class RebuildSite implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RebuildSite.class);

    /** Behind the notices, in case one is lost; also how soon a lost database is noticed. */
    private static final Duration SLOW_POLL = Duration.ofSeconds(2);

    private static final Duration LIVE_FIGURES = Duration.ofMinutes(1);

    private final Generation generation;
    private final SnapshotReader reader;
    private final List<Renderer> renderers;
    private final SiteStore store;
    private final Notices notices;
    private final Clock clock;
    private final Counter failures;
    private final Map<Renderer, List<RenderedDocument>> lastGood = new HashMap<>();
    private @Nullable Worker worker;
    private @Nullable SiteSnapshot published;
    private Instant lastContact;

    RebuildSite(
            Generation generation,
            SnapshotReader reader,
            List<Renderer> renderers,
            SiteStore store,
            Notices notices,
            Clock clock,
            MeterRegistry meters) {
        this.generation = generation;
        this.reader = reader;
        this.renderers = renderers;
        this.store = store;
        this.notices = notices;
        this.clock = clock;
        this.lastContact = clock.instant();
        this.failures = Counter.builder("status.publication.failures")
                .description("Renderings that failed, so that the last good documents stayed up")
                .register(meters);
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        Worker started = Worker.start("site", SLOW_POLL, this::rebuildIfDue);
        worker = started;
        notices.listen(Generation.CHANNEL, started::wake);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    private void rebuildIfDue() {
        try {
            long present = generation.state().number();
            if (isDue(present)) {
                publish(reader.read());
            }
            lastContact = clock.instant();
        } catch (DataAccessException | TransactionException e) {
            sayThatTheDatabaseIsAway();
            throw e;
        }
    }

    private boolean isDue(long present) {
        SiteSnapshot shown = published;
        return shown == null
                || shown.generation() != present
                || shown.lostAt() != null
                || !clock.instant().isBefore(shown.at().plus(LIVE_FIGURES));
    }

    private void sayThatTheDatabaseIsAway() {
        SiteSnapshot shown = published;
        if (shown != null && shown.lostAt() == null) {
            publish(shown.lost(lastContact));
        }
    }

    private void publish(SiteSnapshot snapshot) {
        List<RenderedDocument> documents = new ArrayList<>();
        renderers.forEach(renderer -> documents.addAll(render(renderer, snapshot)));
        store.swap(documents, clock.instant());
        published = snapshot;
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
}
