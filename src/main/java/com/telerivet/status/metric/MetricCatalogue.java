package com.telerivet.status.metric;

import com.telerivet.status.platform.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which metrics there are, where their figures come from and how they are shown. */
@Component
public class MetricCatalogue {

    private static final RowMapper<MetricProvider> PROVIDER = (row, n) -> new MetricProvider(
            row.getString("id"),
            row.getString("type"),
            row.getString("metric_base_uri"),
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("updated_at").toInstant());

    private static final RowMapper<MetricSetting> SETTING = (row, n) -> new MetricSetting(
            row.getString("provider_id"),
            row.getString("identifier"),
            row.getBoolean("display"),
            row.getString("tooltip"),
            row.getObject("y_axis_min", Double.class),
            row.getObject("y_axis_max", Double.class),
            row.getBoolean("y_axis_hidden"));

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MetricCatalogue(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<MetricProvider> providers() {
        return jdbc.sql("select * from metric_provider order by created_at, id")
                .query(PROVIDER)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<MetricProvider> provider(String id) {
        return jdbc.sql("select * from metric_provider where id = ?")
                .param(id)
                .query(PROVIDER)
                .optional();
    }

    @Transactional
    public MetricProvider addProvider(String type, @Nullable String baseUri) {
        String id = Ids.random();
        jdbc.sql("insert into metric_provider (id, type, metric_base_uri, created_at, updated_at) values (?,?,?,?,?)")
                .params(id, type)
                .param(baseUri)
                .params(now(), now())
                .update();
        return provider(id).orElseThrow();
    }

    /** Changes a provider; an unknown id is a {@link NoSuchElementException}. */
    @Transactional
    public MetricProvider changeProvider(String id, String type, @Nullable String baseUri) {
        jdbc.sql("update metric_provider set type = ?, metric_base_uri = ?, updated_at = ? where id = ?")
                .param(type)
                .param(baseUri)
                .params(now(), id)
                .update();
        return provider(id).orElseThrow();
    }

    /** Deletes a provider with its metrics and their points. */
    @Transactional
    public void removeProvider(String id) {
        jdbc.sql("delete from metric where id in (select metric_id from metric_setting where provider_id = ?)")
                .param(id)
                .update();
        jdbc.sql("delete from metric_provider where id = ?").param(id).update();
        events.publishEvent(new MetricEdited(id));
    }

    /** The settings of those metrics that have any, by id. */
    @Transactional(readOnly = true)
    public Map<String, MetricSetting> settings() {
        Map<String, MetricSetting> settings = new LinkedHashMap<>();
        jdbc.sql("select * from metric_setting")
                .query((row, n) -> settings.put(row.getString("metric_id"), SETTING.mapRow(row, n)))
                .list();
        return settings;
    }

    /**
     * Says how a metric is called and shown.
     *
     * @param unit shown behind its value; of a metric whose kind has a unit of its own it stays
     */
    @Transactional
    public void describe(String id, String name, String unit, int decimals, MetricSetting setting) {
        jdbc.sql(
                        """
                        update metric set name = ?, unit = case when kind = 'value' then ? else unit end,
                            decimals = ?, updated_at = ?
                        where id = ?
                        """)
                .params(name, unit, decimals, now(), id)
                .update();
        jdbc.sql(
                        """
                        insert into metric_setting (metric_id, provider_id, identifier, display, tooltip,
                                                    y_axis_min, y_axis_max, y_axis_hidden)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (metric_id) do update set provider_id = excluded.provider_id,
                            identifier = excluded.identifier, display = excluded.display, tooltip = excluded.tooltip,
                            y_axis_min = excluded.y_axis_min, y_axis_max = excluded.y_axis_max,
                            y_axis_hidden = excluded.y_axis_hidden
                        """)
                .param(id)
                .param(setting.providerId())
                .param(setting.identifier())
                .param(setting.display())
                .param(setting.tooltip())
                .param(setting.yAxisMin())
                .param(setting.yAxisMax())
                .param(setting.yAxisHidden())
                .update();
        events.publishEvent(new MetricEdited(id));
    }

    /** Deletes a metric with its points. */
    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from metric where id = ?").param(id).update();
        events.publishEvent(new MetricEdited(id));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
