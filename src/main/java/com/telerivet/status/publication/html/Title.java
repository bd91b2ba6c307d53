package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import org.jspecify.annotations.Nullable;

/**
 * What an incident is called.
 *
 * @param lang in which language, where that is not the page's
 */
record Title(String text, @Nullable String lang) {

    static Title of(IncidentStory story, Words words) {
        return new Title(story.name(words.language()), story.foreign(words.language()));
    }
}
