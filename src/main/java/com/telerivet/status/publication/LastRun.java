package com.telerivet.status.publication;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program shows until it has read the present.
 *
 * @param documents of the last run, by their path
 * @param door where they are served until Tomcat is open; null where nothing could be opened
 */
record LastRun(Map<String, PublishedDocument> documents, @Nullable EarlyDoor door) {

    void closeDoor() {
        if (door != null) {
            door.close();
        }
    }
}
