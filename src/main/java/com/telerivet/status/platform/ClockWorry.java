package com.telerivet.status.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether this machine's clock and the database's are apart: entries bear the one, what is due goes by the other. */
@Component
class ClockWorry implements Worrier {

    private static final Duration TOLERABLE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    ClockWorry(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Worry> worry() {
        Instant before = clock.instant();
        long theirs = jdbc.sql("select (extract(epoch from clock_timestamp()) * 1000)::bigint")
                .query(Long.class)
                .single();
        return of(before, Instant.ofEpochMilli(theirs), clock.instant());
    }

    /** A slow answer proves nothing: the database may have looked at its clock at any moment between the two. */
    static Optional<Worry> of(Instant before, Instant theirs, Instant after) {
        Duration early = Duration.between(theirs, before);
        Duration late = Duration.between(after, theirs);
        Duration off = early.compareTo(late) > 0 ? early : late;
        return off.compareTo(TOLERABLE) > 0 ? Optional.of(Worry.of("platform.worry.clock", off)) : Optional.empty();
    }
}
