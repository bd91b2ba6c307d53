package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a feed tells of, whatever its form.
 *
 * @param path where the history stands, without an ending, for example {@code /history}
 * @param updated when any of it last changed
 * @param stories incidents and maintenances, newest first
 */
record Channel(PageProfile page, String title, String path, Instant updated, List<IncidentStory> stories) {

    /** The beginning of all ids of this page. */
    String tag() {
        return "tag:" + URI.create(page.url()).getHost() + ",2005:";
    }

    String address(IncidentStory story) {
        return page.url() + "/incidents/" + story.id();
    }

    /** Not earlier than its newest entry, which may be dated ahead of the clock that wrote it. */
    static Instant updated(IncidentStory story) {
        Instant newest = story.newest().displayAt();
        return story.updatedAt().isBefore(newest) ? newest : story.updatedAt();
    }
}
