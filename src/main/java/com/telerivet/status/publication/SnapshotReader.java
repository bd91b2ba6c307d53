package com.telerivet.status.publication;

import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.Period;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every room for its part of the site, all in one transaction that sees one state of the database. */
@Component
class SnapshotReader {

    private final Generation generation;
    private final StatusPage page;
    private final Components components;
    private final Incidents incidents;
    private final Metrics metrics;
    private final Clock clock;

    SnapshotReader(
            Generation generation,
            StatusPage page,
            Components components,
            Incidents incidents,
            Metrics metrics,
            Clock clock) {
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
        return new SiteSnapshot(
                state.number(),
                now,
                state.changedAt(),
                profile,
                components.tree(),
                components.days(today.minusDays(SiteSnapshot.DAYS - 1L), today, profile.zone()),
                incidents.newest(Integer.MAX_VALUE),
                metrics.series(Period.DAY, now),
                null);
    }
}
