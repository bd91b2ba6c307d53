package com.telerivet.status.subscriber;

import com.telerivet.status.platform.Columns;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscribers as the team sees them, out of the database. */
@Repository
class SubscriberRows {

    private static final RowMapper<SubscriberEntry> ENTRY = (row, n) -> new SubscriberEntry(
            row.getString("id"),
            row.getString("channel"),
            row.getString("address"),
            SubscriberState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            row.getBoolean("all_components"),
            List.of((String[]) row.getArray("component_ids").getArray()),
            new Extent(
                    row.getBoolean("ends_only"),
                    Kinds.of(row.getString("kinds")).orElseThrow()),
            row.getString("locale"),
            row.getString("consent"),
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("asked_at").toInstant(),
            Columns.instant(row, "confirmed_at"),
            Columns.instant(row, "unsubscribed_at"),
            Columns.instant(row, "suspended_at"));

    private static final int PORTION = 1000;

    private static final String COLUMNS =
            """
            select s.*, q.suspended_at, array(select c.component_id from subscriber_component c
                              where c.subscriber_id = s.id order by 1) as component_ids
            from subscriber s
            left join delivery_suspended q on q.channel = s.channel and q.address = lower(s.address)
            """;

    private final JdbcClient jdbc;

    SubscriberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SubscriberEntry> find(SubscriberQuery query, long offset, int limit) {
        return select(query, offset, (long) limit).query(ENTRY).list();
    }

    void each(SubscriberQuery query, Consumer<SubscriberEntry> taker) {
        try (Stream<SubscriberEntry> found = select(query, 0, null).withFetchSize(PORTION).query(ENTRY).stream()) {
            found.forEach(taker);
        }
    }

    Optional<SubscriberEntry> find(String id) {
        return jdbc.sql(COLUMNS + "where s.id = ?").param(id).query(ENTRY).optional();
    }

    Map<String, Map<SubscriberState, Long>> counts() {
        Map<String, Map<SubscriberState, Long>> counts = new LinkedHashMap<>();
        jdbc.sql("select channel, state, count(*) from subscriber group by channel, state order by 1, 2")
                .query((row, n) -> counts.computeIfAbsent(row.getString(1), channel -> new LinkedHashMap<>())
                        .put(SubscriberState.valueOf(row.getString(2).toUpperCase(Locale.ROOT)), row.getLong(3)))
                .list();
        return counts;
    }

    Map<String, Long> suspendedCounts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select s.channel, count(*) from subscriber s
                        join delivery_suspended q on q.channel = s.channel and q.address = lower(s.address)
                        where s.state = 'active' group by s.channel
                        """)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    private JdbcClient.StatementSpec select(SubscriberQuery query, long offset, @Nullable Long limit) {
        return jdbc.sql(COLUMNS
                        + """
                        where (cast(:channel as text) is null or s.channel = :channel)
                            and (s.state = :state or (cast(:state as text) is null and s.state <> 'unsubscribed'))
                            and (cast(:suspended as boolean) is null
                                or (q.suspended_at is not null) = cast(:suspended as boolean))
                            and (cast(:pattern as text) is null or s.address ilike :pattern)
                            and (cast(:component as text) is null
                                or (s.all_components and :component = 'all')
                                or (not s.all_components and exists (select 1 from subscriber_component c
                                    where c.subscriber_id = s.id and c.component_id = :component)))
                            and case when cast(:incident as text) is null
                                then s.all_components
                                    or exists (select 1 from subscriber_component c where c.subscriber_id = s.id)
                                    or not exists (select 1 from subscriber_incident i where i.subscriber_id = s.id)
                                else exists (select 1 from subscriber_incident i
                                             where i.subscriber_id = s.id and i.incident_id = :incident) end
                        """
                        + "order by " + order(query) + ", s.id"
                        + " limit :limit offset :offset")
                .param("channel", query.channel())
                .param("state", query.state() == null ? null : query.state().code())
                .param("pattern", pattern(query))
                .param("words", query.words() == null ? "" : query.words())
                .param("suspended", query.suspended(), Types.BOOLEAN)
                .param("component", query.componentId())
                .param("incident", query.incidentId())
                .param("limit", limit, Types.BIGINT)
                .param("offset", offset);
    }

    private static String order(SubscriberQuery query) {
        String down = query.descending() ? " desc" : "";
        return switch (query.order()) {
            case CREATED -> "s.created_at" + down;
            case ADDRESS -> "lower(s.address)" + down;
            case SUSPENDED -> "q.suspended_at" + down + " nulls last, s.created_at" + down;
            case RELEVANCE -> "strpos(lower(s.address), lower(:words)), lower(s.address)" + down;
        };
    }

    private static @Nullable String pattern(SubscriberQuery query) {
        return query.words() == null ? null : "%" + query.words().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
