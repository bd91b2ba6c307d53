package com.telerivet.status.admin;

import com.telerivet.status.alert.Proposal;
import com.telerivet.status.alert.Proposals;
import com.telerivet.status.alert.Suggestions;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is proposed, as the desk lists it. */
@Component
class ProposalViews {

    private static final Duration BEFORE = Duration.ofHours(1);

    private final Proposals proposals;
    private final Incidents incidents;
    private final Metrics metrics;
    private final Suggestions suggestions;
    private final DeskWords words;
    private final Clock clock;

    ProposalViews(
            Proposals proposals,
            Incidents incidents,
            Metrics metrics,
            Suggestions suggestions,
            DeskWords words,
            Clock clock) {
        this.proposals = proposals;
        this.incidents = incidents;
        this.metrics = metrics;
        this.suggestions = suggestions;
        this.words = words;
        this.clock = clock;
    }

    /** A proposal in the list: of an incident or, where it is resolving, of the entry that ends one. */
    record Row(
            String id,
            String name,
            String facts,
            boolean over,
            boolean resolving,
            @Nullable String incidentId,
            @Nullable IncidentPlot plot,
            String label) {}

    /** What waits for a decision; an incident that somebody has resolved needs none any more. */
    List<Row> waiting() {
        List<Proposal> waiting = proposals.waiting().stream()
                .filter(p ->
                        p.isOpen() || incident(p).filter(IncidentStory::isOpen).isPresent())
                .toList();
        boolean isPlotted = waiting.stream().anyMatch(p -> p.metricId() != null);
        List<MetricSeries> series = isPlotted ? metrics.series(Period.DAY, clock.instant()) : List.of();
        return waiting.stream().map(p -> row(p, series)).toList();
    }

    /** The words of the entry that ends a trouble; "" for one that lasts, or that nobody knows. */
    String ending(String proposalId) {
        return proposals
                .find(proposalId)
                .flatMap(p -> Optional.ofNullable(p.recoveredAt()))
                .map(suggestions::recovered)
                .orElse("");
    }

    private Row row(Proposal proposal, List<MetricSeries> series) {
        Instant end = proposal.recoveredAt();
        String began = words.moment(proposal.startedAt()).words();
        String facts = end == null
                ? words.say("alert.proposals.facts", proposal.source(), began)
                : words.say(
                        "alert.proposals.facts.over",
                        proposal.source(),
                        began,
                        words.moment(end).words());
        Optional<MetricSeries> shown = series.stream()
                .filter(s -> s.metric().id().equals(proposal.metricId()))
                .findFirst();
        return new Row(
                proposal.id(),
                incident(proposal).map(IncidentStory::name).orElse(proposal.name()),
                facts,
                end != null,
                !proposal.isOpen(),
                proposal.incidentId(),
                shown.map(s -> IncidentPlot.of(
                                since(s, proposal.startedAt().minus(BEFORE)),
                                proposal.startedAt(),
                                end == null ? clock.instant() : end))
                        .orElse(null),
                shown.map(s -> words.say("alert.proposals.plot", s.metric().name()))
                        .orElse(""));
    }

    /** Only the part from that time on, so that what is new is not a sliver at the edge of a day. */
    private static MetricSeries since(MetricSeries day, Instant from) {
        Instant first = from.isBefore(day.from()) ? day.from() : from;
        return new MetricSeries(
                day.metric(),
                day.step(),
                first,
                day.to(),
                day.points().stream().filter(p -> !p.at().isBefore(first)).toList());
    }

    private Optional<IncidentStory> incident(Proposal proposal) {
        return Optional.ofNullable(proposal.incidentId()).flatMap(incidents::find);
    }
}
