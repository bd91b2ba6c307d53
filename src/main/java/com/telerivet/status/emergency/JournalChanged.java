package com.telerivet.status.emergency;

/** What was posted without the database, and is not in it yet, is more or less than before. */
public record JournalChanged() {}
