package com.telerivet.status.metric;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The metrics as the team sees them: in which order they stand, what is said of them, and who feeds them. */
@Component
public class MetricBoard {

    private static final Duration RECENT = Duration.ofDays(1);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Metrics metrics;
    private final MetricCatalogue catalogue;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MetricBoard(
            Metrics metrics,
            MetricCatalogue catalogue,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.metrics = metrics;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Every metric with its sources, in the order of the page. */
    @Transactional(readOnly = true)
    public List<MetricState> states() {
        Map<String, Integer> versions = new LinkedHashMap<>();
        jdbc.sql("select id, version from metric")
                .query((row, n) -> versions.put(row.getString(1), row.getInt(2)))
                .list();
        Set<String> archived = archived().keySet();
        Map<String, MetricSetting> settings = catalogue.settings();
        return metrics.all().stream()
                .map(metric -> new MetricState(
                        metric,
                        settings.getOrDefault(metric.id(), MetricSetting.usual())
                                .display(),
                        archived.contains(metric.id()),
                        versions.getOrDefault(metric.id(), 0),
                        sources(metric)))
                .toList();
    }

    /** The shown metrics that nobody has told anything for ten minutes. */
    @Transactional(readOnly = true)
    public List<MetricSummary> withoutFreshData() {
        Instant oldest = clock.instant().minus(FRESH);
        return states().stream()
                .filter(MetricState::shown)
                .filter(state -> state.freshest().stream().noneMatch(s -> s.at().isAfter(oldest)))
                .map(MetricState::metric)
                .toList();
    }

    /**
     * Adds a metric behind the others.
     *
     * @throws MetricRejected with what is wrong with the texts
     */
    @Transactional
    public MetricSummary add(MetricKind kind, MetricDetails given) {
        MetricDetails sound = given.sound();
        String id =
                metrics.add(new NewMetric(sound.name(), sound.service(), kind)).id();
        return change(id, sound, null);
    }

    /**
     * Changes what is said of a metric.
     *
     * @param expectedVersion the version that the editor saw, or null to change whatever is there
     * @throws OptimisticLockingFailureException when somebody else changed the metric since
     * @throws NoSuchElementException for an unknown metric
     * @throws MetricRejected with what is wrong with the texts
     */
    @Transactional
    public MetricSummary change(String id, MetricDetails given, @Nullable Integer expectedVersion) {
        MetricDetails sound = given.sound();
        MetricSummary before = metrics.find(id).orElseThrow();
        int changed = jdbc.sql(
                        """
                        update metric set service = :service, version = version + 1
                        where id = :id and version = coalesce(cast(:version as integer), version)
                        """)
                .param("service", sound.service())
                .param("id", before.id())
                .param("version", expectedVersion)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("the metric was changed by somebody else");
        }
        MetricSetting old = catalogue.settings().getOrDefault(id, MetricSetting.usual());
        catalogue.describe(
                id,
                sound.name(),
                sound.unit(),
                sound.decimals(),
                new MetricSetting(
                        old.providerId(),
                        old.identifier(),
                        sound.shown(),
                        old.tooltip(),
                        sound.axis().min(),
                        sound.axis().max(),
                        sound.axis().hidden()));
        return metrics.find(id).orElseThrow();
    }

    /**
     * Takes a metric off the page, or puts it back; what was measured stays, and its points are taken either way.
     *
     * @throws NoSuchElementException for an unknown metric
     */
    @Transactional
    public void archive(String id, boolean isArchived) {
        int changed = jdbc.sql(
                        """
                        update metric set version = version + 1, updated_at = :now,
                            archived_at = case when :archived then coalesce(archived_at, :now) end
                        where id = :id
                        """)
                .param("archived", isArchived)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new NoSuchElementException("no metric has the id " + id);
        }
        events.publishEvent(new MetricEdited(id));
    }

    /** Since when metrics are archived, by id; those in use are left out. */
    @Transactional(readOnly = true)
    public Map<String, Instant> archived() {
        Map<String, Instant> since = new LinkedHashMap<>();
        jdbc.sql("select id, archived_at from metric where archived_at is not null")
                .query((row, n) ->
                        since.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return since;
    }

    /**
     * Moves a metric to a position from 1; beyond the last is the last.
     *
     * @throws NoSuchElementException for an unknown metric
     */
    @Transactional
    public void place(String id, int position) {
        jdbc.sql("lock table metric in share row exclusive mode").update();
        List<String> order =
                new ArrayList<>(metrics.all().stream().map(MetricSummary::id).toList());
        if (!order.remove(id)) {
            throw new NoSuchElementException("no metric has the id " + id);
        }
        order.add(Math.max(0, Math.min(order.size(), position - 1)), id);
        for (int i = 0; i < order.size(); i++) {
            jdbc.sql("update metric set position = ? where id = ? and position <> ?")
                    .params(i + 1, order.get(i), i + 1)
                    .update();
        }
        events.publishEvent(new MetricEdited(id));
    }

    private List<MetricState.Source> sources(MetricSummary metric) {
        return jdbc.sql(
                        """
                        select * from (
                            select distinct on (source) source, at, sum, count from metric_point
                            where metric_id = ? and at > ? order by source, at desc) newest
                        order by at desc, source
                        """)
                .params(metric.id(), utc(clock.instant().minus(RECENT)))
                .query((row, n) -> new MetricState.Source(
                        row.getString("source"),
                        row.getTimestamp("at").toInstant(),
                        metric.kind().value(row.getDouble("sum"), row.getDouble("count"))))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
