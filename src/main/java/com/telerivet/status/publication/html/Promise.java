package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the next word comes.
 *
 * @param late whether that time is over without it
 */
record Promise(Moment by, boolean late) {

    static @Nullable Promise of(IncidentStory story, Words words, Instant now) {
        return story.nextUpdateBy()
                .map(by -> new Promise(words.soon(by, now), now.isAfter(by)))
                .orElse(null);
    }
}
