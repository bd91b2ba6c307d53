package com.telerivet.status.admin;

import com.telerivet.status.subscriber.SubscriberTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The table of subscribers that somebody has sent and looks at before it comes in. There is one at a time and for an hour,
 * in this instance's memory: it holds addresses, and those are to be nowhere but where they are wanted.
 */
@Component
class SubscriberTray {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private @Nullable Held held;

    SubscriberTray(Clock clock) {
        this.clock = clock;
    }

    private record Held(String personId, SubscriberTable table, Instant until) {}

    synchronized void put(String personId, SubscriberTable table) {
        held = new Held(personId, table, clock.instant().plus(LONGEST));
    }

    synchronized Optional<SubscriberTable> of(String personId) {
        if (held != null && held.until().isBefore(clock.instant())) {
            held = null;
        }
        return Optional.ofNullable(held)
                .filter(h -> h.personId().equals(personId))
                .map(Held::table);
    }

    synchronized void clear(String personId) {
        if (of(personId).isPresent()) {
            held = null;
        }
    }
}
