package com.telerivet.status.identity;

/** Somebody must be left who can let others in. */
public class LastAdministrator extends RuntimeException {

    LastAdministrator() {
        super("the last administrator keeps their role");
    }
}
