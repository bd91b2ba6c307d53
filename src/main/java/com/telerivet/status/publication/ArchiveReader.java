package com.telerivet.status.publication;

import com.telerivet.status.incident.Stories;
import com.telerivet.status.incident.StoryVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps a copy of all incidents in step with the database, and reads only those that changed. A start begins with what
 * the last run left on disk. That may have been written by an older program, so by and by it is all read again.
 */
@Component
class ArchiveReader {

    private static final int AT_ONCE = 200;

    /** A change is seen once it is committed, which may be after a later one. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

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
        Archive present = present(known);
        List<String> again = nextUnconfirmed().stream()
                .filter(id -> present.incident(id).isPresent())
                .toList();
        Archive read = present.with(packed(again));
        archive = read;
        return read;
    }

    /**
     * What changed lately, and where that does not add up to what there is, whatever changed: incidents are taken away,
     * and a database that is restored to an earlier time has versions that are older than what was known.
     */
    private Archive present(Archive known) {
        Archive later = with(stories.versionsSince(known.changedAt().minus(OVERLAP)), known);
        if (later.sums().equals(stories.sums())) {
            return later;
        }
        Map<String, StoryVersion> all = stories.versionsSince(Instant.EPOCH);
        return with(all, known).only(all.keySet());
    }

    private Archive with(Map<String, StoryVersion> versions, Archive known) {
        List<String> changed = new ArrayList<>();
        versions.forEach((id, version) -> {
            if (!known.holds(id, version)) {
                changed.add(id);
            }
        });
        return known.with(packed(changed));
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
