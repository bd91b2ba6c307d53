package com.telerivet.status.publication.statusapi;

import com.telerivet.status.component.SystemStatus;

/** The {@code status} object: the rollup of all components. */
record FeedStatus(String indicator, String description) {

    static FeedStatus of(SystemStatus status) {
        return new FeedStatus(status.indicator(), status.description());
    }
}
