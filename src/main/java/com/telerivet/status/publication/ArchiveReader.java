package com.telerivet.status.publication;

import com.telerivet.status.incident.Stories;
import com.telerivet.status.incident.StoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps a copy of all incidents in step with the database, and reads only those that changed. */
@Component
class ArchiveReader {

    private static final int AT_ONCE = 200;

    private final Stories stories;
    private volatile Archive archive = Archive.EMPTY;

    ArchiveReader(Stories stories) {
        this.stories = stories;
    }

    /** The archive as the present transaction sees it. */
    Archive read() {
        Archive known = archive;
        Map<String, StoryVersion> present = stories.versions();
        List<String> changed = present.entrySet().stream()
                .filter(incident -> !known.holds(incident.getKey(), incident.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        List<PackedStory> packed = new ArrayList<>();
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<String> part = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            stories.read(part).forEach(story -> packed.add(PackedStory.of(story)));
        }
        archive = known.with(packed).only(present.keySet());
        return archive;
    }
}
