package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStory;
import java.time.Instant;

/** How an impact is shown: by the mark of the status that has it, and a word. */
final class Impacts {

    private Impacts() {}

    /** The status whose mark and colour stand for the impact; of one that touched nothing, no status. */
    static String status(Impact impact) {
        return switch (impact) {
            case NONE -> "no_data";
            case MAINTENANCE -> ComponentStatus.UNDER_MAINTENANCE.code();
            case MINOR -> ComponentStatus.DEGRADED_PERFORMANCE.code();
            case MAJOR -> ComponentStatus.PARTIAL_OUTAGE.code();
            case CRITICAL -> ComponentStatus.MAJOR_OUTAGE.code();
        };
    }

    /** {@code Jan 31, 2015, 05:10 – 08:38 UTC · Critical impact} */
    static String facts(IncidentStory story, Words words) {
        Instant end = story.resolvedAt();
        String span = end == null
                ? words.say(
                        "publication.incident.since",
                        words.moment(story.startedAt()).words())
                : words.span(story.toldAt(), end);
        return words.say("publication.history.facts", span, word(story.impact(), words));
    }

    static String word(Impact impact, Words words) {
        return words.say("publication.impact." + impact.code());
    }
}
