package com.telerivet.status.manageapi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one change after the other happen. A page is changed a few times an hour, and two programs that report the same
 * outage in the same second should both be heard instead of one being told of a conflict.
 */
@Component
class Turns {

    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final int LOCK = "manageapi".hashCode();

    /** Whoever waits here holds no connection to the database. */
    private final ReentrantLock here = new ReentrantLock(true);

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void inTurn(Runnable change) {
        try {
            if (!here.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ApiError.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiError.busy();
        }
        try {
            change.run();
        } finally {
            here.unlock();
        }
    }

    /** Waits, inside a transaction and until its end, for the other instances. */
    void acrossInstances() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) as held")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }
}
