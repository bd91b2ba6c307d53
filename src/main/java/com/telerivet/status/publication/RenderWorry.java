package com.telerivet.status.publication;

import com.telerivet.status.platform.Worrier;
import com.telerivet.status.platform.Worry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whether the public page follows what is published: a rendering that fails leaves the last one up, which looks well. */
@Component
class RenderWorry implements Worrier {

    private final Clock clock;
    private volatile @Nullable Instant failingSince;

    RenderWorry(Clock clock) {
        this.clock = clock;
    }

    /** A database that is away is another matter, and the page itself says so. */
    void watch(Runnable rendering) {
        try {
            rendering.run();
            failingSince = null;
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            failingSince = failingSince == null ? clock.instant() : failingSince;
            throw e;
        }
    }

    @Override
    public Optional<Worry> worry() {
        return Optional.ofNullable(failingSince)
                .map(since -> Worry.of("publication.worry", Duration.between(since, clock.instant())));
    }
}
