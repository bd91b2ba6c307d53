package com.telerivet.status.transfer;

import org.jspecify.annotations.Nullable;

/** What was to come in cannot; the message says why, to whoever brought it, and nothing was changed. */
public final class ImportRejected extends RuntimeException {

    public ImportRejected(String message) {
        this(message, null);
    }

    public ImportRejected(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
