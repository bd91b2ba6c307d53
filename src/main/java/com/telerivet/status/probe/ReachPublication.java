package com.telerivet.status.probe;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether readers see who reaches what; administrators decide it. */
@Component
public class ReachPublication {

    private final VantagePoints points;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ReachPublication(VantagePoints points, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.points = points;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The matrix for readers; empty where it is not to be shown, and where only this page looks. */
    @Transactional(readOnly = true)
    public Optional<PublishedReach> matrix() {
        return isShown()
                ? Optional.of(points.matrix()).filter(ReachMatrix::hasAgents).map(PublishedReach::of)
                : Optional.empty();
    }

    @Transactional(readOnly = true)
    public boolean isShown() {
        return jdbc.sql("select shown from probe_publication")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Shows the matrix to readers, or does so no more. */
    @Transactional
    public void show(boolean isShown) {
        jdbc.sql("insert into probe_publication (shown) values (:shown) on conflict (id) do update set shown = :shown")
                .param("shown", isShown)
                .update();
        events.publishEvent(new ReachChanged());
    }
}
