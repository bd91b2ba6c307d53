package com.telerivet.status.incident;

import java.time.Instant;

/**
 * Tells one state of an incident from every other. The number alone would not do: after a database was restored to an
 * earlier time, a number comes again with another story.
 */
public record StoryVersion(int number, Instant updatedAt) {

    public static StoryVersion of(IncidentStory story) {
        return new StoryVersion(story.version(), story.updatedAt());
    }
}
