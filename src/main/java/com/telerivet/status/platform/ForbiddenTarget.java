package com.telerivet.status.platform;

import java.io.IOException;

/** A request was not sent, because its target is none that whoever chose it may reach. */
public class ForbiddenTarget extends IOException {

    ForbiddenTarget(String message) {
        super(message);
    }
}
