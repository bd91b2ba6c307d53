package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.StatusChange;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be counted about an incident that is over, from its entries alone. */
record IncidentFigures(
        Duration lasting, Optional<Duration> firstWord, Map<String, Map<ComponentStatus, Duration>> down) {

    /** @param story a resolved one */
    static IncidentFigures of(IncidentStory story) {
        Instant end = end(story);
        return new IncidentFigures(Duration.between(story.startedAt(), end), firstWord(story), down(story, end));
    }

    static Instant end(IncidentStory story) {
        return story.resolvedAt() == null ? story.newest().displayAt() : story.resolvedAt();
    }

    /** How long readers waited for the first entry; a story that was told afterwards says nothing about that. */
    private static Optional<Duration> firstWord(IncidentStory story) {
        return story.backfilled()
                ? Optional.empty()
                : inOrder(story).stream()
                        .map(IncidentEntry::createdAt)
                        .min(Comparator.naturalOrder())
                        .map(first -> Duration.between(story.startedAt(), first))
                        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** For each component by its name how long it was in which state, but for operational. */
    private static Map<String, Map<ComponentStatus, Duration>> down(IncidentStory story, Instant end) {
        Map<String, Map<ComponentStatus, Duration>> down = new LinkedHashMap<>();
        story.componentNames().forEach((id, name) -> {
            Map<ComponentStatus, Duration> states = states(story, id, end);
            if (!states.isEmpty()) {
                down.put(name, states);
            }
        });
        return down;
    }

    private static Map<ComponentStatus, Duration> states(IncidentStory story, String componentId, Instant end) {
        Map<ComponentStatus, Duration> lengths = new EnumMap<>(ComponentStatus.class);
        ComponentStatus state = ComponentStatus.OPERATIONAL;
        Instant since = story.startedAt();
        for (IncidentEntry entry : inOrder(story)) {
            Optional<StatusChange> change = entry.affected().stream()
                    .filter(c -> c.componentId().equals(componentId))
                    .findFirst();
            if (change.isPresent()) {
                add(lengths, state, since, entry.displayAt());
                state = change.get().newStatus();
                since = entry.displayAt();
            }
        }
        add(lengths, state, since, end);
        return lengths;
    }

    private static void add(Map<ComponentStatus, Duration> lengths, ComponentStatus state, Instant from, Instant to) {
        if (state != ComponentStatus.OPERATIONAL && to.isAfter(from)) {
            lengths.merge(state, Duration.between(from, to), Duration::plus);
        }
    }

    private static List<IncidentEntry> inOrder(IncidentStory story) {
        return story.entries().stream()
                .sorted(Comparator.comparing(IncidentEntry::displayAt))
                .toList();
    }
}
