package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another status page tells of itself, whatever its form was. Ids are those of the source, made fit for this page
 * by {@link SourceId}.
 *
 * @param name null where the source does not say
 * @param timeZone an IANA name; null where the source does not say
 */
record SourceSite(
        @Nullable String name, @Nullable String timeZone, List<Group> groups, List<Part> parts, List<Story> stories) {

    SourceSite {
        groups = List.copyOf(groups);
        parts = List.copyOf(parts);
        stories = List.copyOf(stories);
    }

    record Group(String id, String name, @Nullable String description) {}

    /** A component; {@code createdAt} and {@code startDate} where the source knows them. */
    record Part(
            String id,
            @Nullable String groupId,
            String name,
            @Nullable String description,
            ComponentStatus status,
            boolean showcase,
            boolean onlyIfDegraded,
            @Nullable LocalDate startDate,
            @Nullable Instant createdAt) {}

    /**
     * An incident or a maintenance.
     *
     * @param plan null for an incident
     * @param entries the oldest first, never empty
     */
    record Story(
            String id,
            String name,
            String impact,
            @Nullable Plan plan,
            @Nullable Explanation postmortem,
            List<Entry> entries) {

        Story {
            entries = List.copyOf(entries);
        }

        Entry first() {
            return entries.get(0);
        }

        Entry last() {
            return entries.get(entries.size() - 1);
        }

        boolean isOver() {
            return last().status().equals("resolved") || last().status().equals("completed");
        }
    }

    record Plan(Instant from, Instant until, boolean startsItself, boolean endsItself) {}

    record Explanation(String entryId, String body, Instant at) {}

    /** One entry; {@code statuses} are what it says of components, by their ids. */
    record Entry(String id, String status, String body, Instant at, Map<String, ComponentStatus> statuses) {

        Entry {
            statuses = Map.copyOf(statuses);
        }
    }

    /** The same with more of it; what is in both counts once. */
    SourceSite and(SourceSite more) {
        List<Group> allGroups = new ArrayList<>(groups);
        more.groups.stream()
                .filter(g -> groups.stream().noneMatch(own -> own.id().equals(g.id())))
                .forEach(allGroups::add);
        List<Part> allParts = new ArrayList<>(parts);
        more.parts.stream()
                .filter(p -> parts.stream().noneMatch(own -> own.id().equals(p.id())))
                .forEach(allParts::add);
        Map<String, Story> allStories = new LinkedHashMap<>();
        stories.forEach(story -> allStories.put(story.id(), story));
        more.stories.forEach(story -> allStories.putIfAbsent(story.id(), story));
        return new SourceSite(
                name == null ? more.name : name,
                timeZone == null ? more.timeZone : timeZone,
                allGroups,
                allParts,
                List.copyOf(allStories.values()));
    }
}
