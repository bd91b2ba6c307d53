package com.telerivet.status.platform;

/**
 * The database is there for the first time since the program started, and its schema is up to date. Normally that is
 * before the program is ready; where the database was away at the start, it is later.
 */
public record DatabaseReady() {

    /** The page itself comes first among the listeners: everything else speaks of it. */
    public static final int PAGE_FIRST = 0;
}
