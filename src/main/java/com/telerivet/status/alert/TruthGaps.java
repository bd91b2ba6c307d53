package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.metric.MetricBoard;
import com.telerivet.status.metric.MetricState;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.RecentMinutes;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the page says that all is well, and its own figures say that it is not. */
@Component
public class TruthGaps {

    private static final Duration LOOKED_BACK = Duration.ofHours(6);

    private final MetricBoard board;
    private final RecentMinutes recent;
    private final Limits limits;
    private final Components components;
    private final Incidents incidents;
    private final Clock clock;

    TruthGaps(
            MetricBoard board,
            RecentMinutes recent,
            Limits limits,
            Components components,
            Incidents incidents,
            Clock clock) {
        this.board = board;
        this.recent = recent;
        this.limits = limits;
        this.components = components;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** The gaps of this moment, the oldest first; one at most for each component. */
    @Transactional(readOnly = true)
    public List<TruthGap> now() {
        Instant now = clock.instant();
        List<MetricSummary> shown = board.states().stream()
                .filter(MetricState::shown)
                .map(MetricState::metric)
                .toList();
        Map<String, Limit> known = limits.all();
        Map<String, List<SeriesPoint>> minutes =
                recent.of(shown.stream().map(MetricSummary::id).toList(), now.minus(LOOKED_BACK), now);
        Set<String> told = incidents.open().stream()
                .map(IncidentStory::componentNames)
                .flatMap(names -> names.keySet().stream())
                .collect(Collectors.toSet());
        List<TruthGap> gaps = new ArrayList<>();
        for (MetricSummary metric : shown) {
            Limit limit = Objects.requireNonNull(known.get(metric.id()));
            Optional<ComponentSummary> calm = component(metric, limit)
                    .filter(c -> c.status() == ComponentStatus.OPERATIONAL && !told.contains(c.id()));
            Optional<Spell> spell = Spell.at(
                            now,
                            minutes.getOrDefault(metric.id(), List.of()),
                            metric.kind(),
                            limit.side(),
                            limit.threshold())
                    .filter(s -> s.length().toMinutes() >= limit.minutes());
            if (limit.isWatched() && calm.isPresent() && spell.isPresent()) {
                Spell bad = spell.get();
                gaps.add(new TruthGap(metric, calm.get(), limit, bad.since(), bad.now(), bad.worst()));
            }
        }
        Map<String, TruthGap> oldest = new LinkedHashMap<>();
        gaps.stream()
                .sorted(Comparator.comparing(TruthGap::since))
                .forEach(gap -> oldest.putIfAbsent(gap.component().id(), gap));
        return List.copyOf(oldest.values());
    }

    /** The component that a metric speaks of. */
    @Transactional(readOnly = true)
    public Optional<ComponentSummary> component(MetricSummary metric, Limit limit) {
        String id = limit.componentId();
        return components.tree().components().stream()
                .filter(c -> id == null
                        ? c.name().strip().equalsIgnoreCase(metric.service().strip())
                        : c.id().equals(id))
                .findFirst();
    }
}
