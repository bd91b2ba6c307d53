package com.telerivet.status.publication;

import com.telerivet.status.incident.Stories;
import com.telerivet.status.incident.StoryVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps a copy of all incidents in step with the database, and reads only those that changed. A start begins with what
 * the last run left on disk. That may have been written by an older program, so by and by it is all read again.
 */
@Component
class ArchiveReader {

    private static final int AT_ONCE = 200;

    private final Stories stories;
    private final ArchiveFile lastRun;
    private final Deque<String> unconfirmed = new ArrayDeque<>();
    private @Nullable Archive archive;

    ArchiveReader(Stories stories, ArchiveFile lastRun) {
        this.stories = stories;
        this.lastRun = lastRun;
    }

    /** The archive as the present transaction sees it. */
    synchronized Archive read() {
        Archive known = archive == null ? begin() : archive;
        Map<String, StoryVersion> present = stories.versions();
        Set<String> changed = new LinkedHashSet<>();
        present.forEach((id, version) -> {
            if (!known.holds(id, version)) {
                changed.add(id);
            }
        });
        changed.addAll(nextUnconfirmed());
        changed.retainAll(present.keySet());
        Archive read = known.with(packed(List.copyOf(changed))).only(present.keySet());
        archive = read;
        return read;
    }

    private Archive begin() {
        Archive before = lastRun.load();
        before.incidents().forEach(incident -> unconfirmed.add(incident.id()));
        return before;
    }

    private List<String> nextUnconfirmed() {
        List<String> next = new ArrayList<>();
        while (next.size() < AT_ONCE && !unconfirmed.isEmpty()) {
            next.add(unconfirmed.remove());
        }
        return next;
    }

    private List<PackedStory> packed(List<String> changed) {
        List<PackedStory> packed = new ArrayList<>();
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<String> part = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            stories.read(part).forEach(story -> packed.add(PackedStory.of(story)));
        }
        return packed;
    }
}
