package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.StorySums;
import com.telerivet.status.incident.StoryVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Every incident that the page ever told of, each story packed to about a kilobyte: ten years of them fit in memory, so
 * that no reader of an old page needs the database. It never changes; a later state is another archive, which shares
 * what stayed the same.
 */
public final class Archive {

    private static final Comparator<ArchivedIncident> NEWEST_FIRST = Comparator.comparing(
                    ArchivedIncident::startedAt, Comparator.reverseOrder())
            .thenComparing(ArchivedIncident::id);

    static final Archive EMPTY = new Archive(Map.of(), List.of());

    private final Map<String, PackedStory> stories;
    private final List<ArchivedIncident> incidents;

    private Archive(Map<String, PackedStory> stories, List<ArchivedIncident> sorted) {
        this.stories = stories;
        this.incidents = sorted;
    }

    public static Archive of(Collection<IncidentStory> stories) {
        return EMPTY.with(stories.stream().map(PackedStory::of).toList());
    }

    /** All incidents, newest first. */
    public List<ArchivedIncident> incidents() {
        return incidents;
    }

    /** What is known of the incident of that id without unpacking its story. */
    public Optional<ArchivedIncident> incident(String id) {
        return Optional.ofNullable(stories.get(id)).map(PackedStory::incident);
    }

    /**
     * The story of one of the {@link #incidents}.
     *
     * @throws NoSuchElementException where there is none of that id
     */
    public IncidentStory story(String id) {
        PackedStory packed = stories.get(id);
        if (packed == null) {
            throw new NoSuchElementException("the archive has no incident " + id);
        }
        return packed.story();
    }

    /** What tells this state of all incidents from another. */
    StorySums sums() {
        StorySums sums = StorySums.NONE;
        for (ArchivedIncident one : incidents) {
            sums = sums.plus(one.version());
        }
        return sums;
    }

    /** When the newest change was made; 1970 where there is no incident. */
    Instant changedAt() {
        Instant newest = Instant.EPOCH;
        for (ArchivedIncident one : incidents) {
            if (one.version().updatedAt().isAfter(newest)) {
                newest = one.version().updatedAt();
            }
        }
        return newest;
    }

    boolean holds(String id, StoryVersion version) {
        PackedStory packed = stories.get(id);
        return packed != null && packed.incident().version().equals(version);
    }

    /** This archive with these stories as well, or instead of earlier versions. */
    Archive with(Collection<PackedStory> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Map<String, PackedStory> next = new HashMap<>(stories);
        changed.forEach(story -> next.put(story.incident().id(), story));
        Map<String, ArchivedIncident> anew = new HashMap<>();
        changed.forEach(story -> anew.put(story.incident().id(), story.incident()));
        List<ArchivedIncident> sorted = new ArrayList<>(next.size());
        incidents.stream().filter(one -> !anew.containsKey(one.id())).forEach(sorted::add);
        sorted.addAll(anew.values());
        sorted.sort(NEWEST_FIRST); // what stayed is in order, so that this is hardly more than looking it through
        return new Archive(next, List.copyOf(sorted));
    }

    /** This archive without the incidents that are not named. */
    Archive only(Set<String> ids) {
        if (ids.containsAll(stories.keySet())) {
            return this;
        }
        Map<String, PackedStory> next = new HashMap<>(stories);
        next.keySet().retainAll(ids);
        return new Archive(
                next, incidents.stream().filter(one -> ids.contains(one.id())).toList());
    }

    Collection<PackedStory> packed() {
        return new ArrayList<>(stories.values());
    }
}
