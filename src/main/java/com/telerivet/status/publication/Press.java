package com.telerivet.status.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return print(draft, new Print(last, null)).document();
    }

    /**
     * The same, and what it shows. Rendering is pure: where that is what the last one was to show, the last one is the document,
     * or would fail again. But what was never there is tried again.
     */
    Print print(Draft draft, Print last) {
        Object shown = draft.madeFrom();
        try {
            if (last.shows(shown)) {
                return last;
            }
            Draft.Content content = draft.content().get();
            if (content.shown() != null) {
                shown = content.shown();
            }
            if (last.shows(shown)) {
                return last;
            }
            RenderedDocument rendered = content.document().get();
            return new Print(
                    last.document()
                            .filter(same -> same.holds(rendered))
                            .or(() -> Optional.of(PublishedDocument.of(rendered, clock.instant()))),
                    shown);
        } catch (RuntimeException e) {
            failed(draft.path(), e);
            return new Print(last.document(), shown);
        }
    }

    /**
     * What came of a draft.
     *
     * @param shown what it was to show; null where that is not known
     */
    record Print(Optional<PublishedDocument> document, @Nullable Object shown) {

        static final Print NONE = new Print(Optional.empty(), null);

        boolean shows(@Nullable Object other) {
            return document.isPresent() && shown != null && shown.equals(other);
        }
    }

    void failed(String what, RuntimeException e) {
        failures.increment();
        log.error("{} could not be rendered; the last good version stays up", what, e);
    }
}
