package com.telerivet.status.publication;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.telerivet.status.component.ComponentDay;
import com.telerivet.status.component.ComponentMonth;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.emergency.KnownSite;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.StoryVersion;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.probe.PublishedReach;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the public site shows, read at one instant in one transaction.
 *
 * @param generation rises with every change
 * @param at the instant of the reading: "now" for all documents
 * @param changedAt when the site last changed, not earlier than any time of change within
 * @param days for each component id its last 90 days in the page's zone, oldest first, today last
 * @param months for each component id all its months with data, oldest first, the present one last
 * @param incidents the incidents and maintenances that the documents of every generation tell of, newest first: open
 *     ones, those of the last {@link #DAYS} days and of the history's first page, and the newest fifty of each
 * @param metrics the last day of each metric, in the metrics' order
 * @param week the last week of each metric, like {@code month} up to a minute older than the rest
 * @param month the last 28 days of each metric
 * @param lostAt since when the database has been away, so that nothing newer is known; null while it is there
 * @param archive all incidents, those above among them
 * @param reach who reaches what; null where readers are not to see it, and where it is not known
 */
public record SiteSnapshot(
        long generation,
        Instant at,
        Instant changedAt,
        PageProfile page,
        ComponentTree components,
        Map<String, List<ComponentDay>> days,
        Map<String, List<ComponentMonth>> months,
        List<IncidentStory> incidents,
        List<MetricSeries> metrics,
        List<MetricSeries> week,
        List<MetricSeries> month,
        @Nullable Instant lostAt,
        @JsonIgnore Archive archive,
        @JsonIgnore @Nullable PublishedReach reach) {

    /** How many days {@link #days} holds for each component. */
    public static final int DAYS = 90;

    /** A page with these incidents and no others. */
    @JsonCreator
    public SiteSnapshot(
            long generation,
            Instant at,
            Instant changedAt,
            PageProfile page,
            ComponentTree components,
            Map<String, List<ComponentDay>> days,
            Map<String, List<ComponentMonth>> months,
            List<IncidentStory> incidents,
            List<MetricSeries> metrics,
            List<MetricSeries> week,
            List<MetricSeries> month,
            @Nullable Instant lostAt) {
        this(
                generation,
                at,
                changedAt,
                page,
                components,
                days,
                months,
                incidents,
                metrics,
                week,
                month,
                lostAt,
                Archive.of(incidents),
                null);
    }

    /** The same last knowledge, with a word on how long it has been the last. */
    SiteSnapshot lost(Instant since) {
        return new SiteSnapshot(
                generation,
                at,
                changedAt,
                page,
                components,
                days,
                months,
                incidents,
                metrics,
                week,
                month,
                since,
                archive,
                reach);
    }

    /** The same with older incidents as well; where both tell of one, what is told here counts. */
    SiteSnapshot with(Archive older) {
        Archive all = older.with(incidents.stream()
                .filter(story -> !older.holds(story.id(), StoryVersion.of(story)))
                .map(PackedStory::of)
                .toList());
        return new SiteSnapshot(
                generation,
                at,
                changedAt,
                page,
                components,
                days,
                months,
                incidents,
                metrics,
                week,
                month,
                lostAt,
                all,
                reach);
    }

    /** The same with what was posted without the database; "now" is not earlier than any of it. */
    SiteSnapshot with(KnownSite known) {
        Map<String, IncidentStory> before = incidents.stream().collect(toMap(IncidentStory::id, identity()));
        Instant newest = known.incidents().stream()
                .map(IncidentStory::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(at);
        return new SiteSnapshot(
                generation,
                newest.isAfter(at) ? newest : at,
                newest.isAfter(changedAt) ? newest : changedAt,
                page,
                known.components(),
                days,
                months,
                known.incidents(),
                metrics,
                week,
                month,
                lostAt,
                archive.with(known.incidents().stream()
                        .filter(story -> !story.equals(before.get(story.id())))
                        .map(PackedStory::of)
                        .toList()),
                reach);
    }

    /** The story of any incident that {@link #archive} holds. */
    public IncidentStory story(String id) {
        for (IncidentStory one : incidents) {
            if (one.id().equals(id)) {
                return one;
            }
        }
        return archive.story(id);
    }

    public List<IncidentStory> openIncidents() {
        return incidents.stream()
                .filter(story -> story.isOpen() && !story.isMaintenance())
                .toList();
    }

    /** The planned maintenances among {@link #incidents}, over or not, newest first. */
    public List<IncidentStory> maintenances() {
        return incidents.stream().filter(IncidentStory::isMaintenance).toList();
    }
}
