package com.telerivet.status.publication;

import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.StoryVersion;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident or a maintenance without unpacking its story.
 *
 * @param version of the story: two lines that are equal stand for the same story
 * @param toldAt the time under which the history tells it
 * @param end when it was over; null while it is open
 * @param componentIds the components that any of its entries named
 */
public record ArchivedIncident(
        String id,
        String name,
        Impact impact,
        StoryVersion version,
        boolean isMaintenance,
        Instant startedAt,
        Instant toldAt,
        @Nullable Instant end,
        Set<String> componentIds) {

    static ArchivedIncident of(IncidentStory story) {
        return new ArchivedIncident(
                story.id(),
                story.name(),
                story.impact(),
                StoryVersion.of(story),
                story.isMaintenance(),
                story.startedAt(),
                story.toldAt(),
                story.isOpen() ? null : story.resolvedAt(),
                Set.copyOf(story.componentNames().keySet()));
    }

    /** The month under which the history tells it. */
    public YearMonth month(ZoneId zone) {
        return YearMonth.from(toldAt.atZone(zone));
    }
}
