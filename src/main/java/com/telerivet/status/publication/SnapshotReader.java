package com.telerivet.status.publication;

import com.telerivet.status.component.Components;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.Period;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.probe.ReachPublication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every room for its part of the site, all in one transaction that sees one state of the database. */
@Component
class SnapshotReader {

    /** A little less than the time between two renderings of live figures. */
    private static final Duration LONGER_ARE_GOOD_FOR = Duration.ofSeconds(55);

    private final Generation generation;
    private final StatusPage page;
    private final Components components;
    private final ArchiveReader incidents;
    private final Metrics metrics;
    private final ReachPublication reach;
    private final Clock clock;
    private final Recent recent = new Recent();
    private volatile Longer longer = new Longer(Instant.EPOCH, List.of(), List.of());

    SnapshotReader(
            Generation generation,
            StatusPage page,
            Components components,
            ArchiveReader incidents,
            Metrics metrics,
            ReachPublication reach,
            Clock clock) {
        this.reach = reach;
        this.generation = generation;
        this.page = page;
        this.components = components;
        this.incidents = incidents;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SiteSnapshot read() {
        Generation.State state = generation.state();
        Instant now = clock.instant();
        PageProfile profile = page.profile();
        LocalDate today = LocalDate.ofInstant(now, profile.zone());
        Longer longer = longer(now);
        Archive archive = incidents.read();
        return new SiteSnapshot(
                state.number(),
                now,
                state.changedAt(),
                profile,
                components.tree(),
                components.days(today.minusDays(SiteSnapshot.DAYS - 1L), today, profile.zone()),
                components.months(profile.zone()),
                recent.of(archive, now, profile.zone()),
                metrics.series(Period.DAY, now),
                longer.week(),
                longer.month(),
                null,
                archive,
                reach.matrix().orElse(null));
    }

    /** The long series read many rows and change slowly: once a minute is enough, also in a burst of changes. */
    private Longer longer(Instant now) {
        Longer known = longer;
        if (now.isBefore(known.at().plus(LONGER_ARE_GOOD_FOR)) && now.isAfter(known.at())) {
            return known;
        }
        Longer read = new Longer(now, metrics.series(Period.WEEK, now), metrics.series(Period.MONTH, now));
        longer = read;
        return read;
    }

    private record Longer(Instant at, List<MetricSeries> week, List<MetricSeries> month) {}
}
