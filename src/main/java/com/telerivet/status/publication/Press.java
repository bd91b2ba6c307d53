package com.telerivet.status.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Prints single documents: renders, compresses, and keeps the last good version of what fails. */
@Component
class Press {

    private static final Logger log = LoggerFactory.getLogger(Press.class);

    private final Clock clock;
    private final Counter failures;

    Press(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.failures = Counter.builder("status.publication.failures")
                .description("Renderings that failed, so that the last good documents stayed up")
                .register(meters);
    }

    /**
     * The document of the draft: the last one where its bytes are the same still, or where it cannot be rendered now;
     * nothing where it never could.
     */
    Optional<PublishedDocument> print(Draft draft, Optional<PublishedDocument> last) {
        try {
            RenderedDocument rendered = draft.render();
            return last.filter(same -> same.holds(rendered))
                    .or(() -> Optional.of(PublishedDocument.of(rendered, clock.instant())));
        } catch (RuntimeException e) {
            failed(draft.path(), e);
            return last;
        }
    }

    void failed(String what, RuntimeException e) {
        failures.increment();
        log.error("{} could not be rendered; the last good version stays up", what, e);
    }
}
