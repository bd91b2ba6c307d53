package com.telerivet.status.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what, when and from where. Changed rows are written down by the database itself ({@code audit_change()}), in
 * the transaction of the change; only what changes no row has to be noted here. Nothing can take a line away.
 */
@Component
public class AuditTrail {

    private static final int PORTION = 500;

    private final JdbcClient jdbc;
    private final Acting acting;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Acting acting, Clock clock) {
        this.jdbc = jdbc;
        this.acting = acting;
        this.clock = clock;
    }

    /** Notes what whoever is at work has done. */
    @Transactional
    public void note(String verb, String noun, @Nullable String id, @Nullable String name) {
        note(acting.present().orElse(Actor.nobody("", "")), verb, noun, id, name);
    }

    @Transactional
    public void note(Actor who, String verb, String noun, @Nullable String id, @Nullable String name) {
        jdbc.sql(
                        """
                        insert into audit_entry (at, who_kind, who_id, who_name, address, verb, noun, noun_id, noun_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(utc(clock.instant()), who.kind())
                .param(who.id())
                .params(cut(who.name(), 254), cut(who.address(), 64), verb, noun)
                .param(id)
                .param(name == null ? null : cut(name, 255))
                .update();
    }

    /**
     * Takes a subscriber's address out of what was noted of it; who did what and when stays. Call it in the transaction
     * that erases the subscriber, after that.
     */
    @Transactional
    public void eraseSubscriber(String id, String address) {
        jdbc.sql("select set_config('status.audit_erasing', 'yes', true)")
                .query(String.class)
                .single();
        jdbc.sql(
                        """
                        update audit_entry set noun_name = null,
                            before = before - array['address', 'contact', 'consent', 'reason'],
                            after = after - array['address', 'contact', 'consent', 'reason']
                        where noun in ('subscriber', 'subscriber_endpoint', 'delivery_suspension')
                            and (noun_id = :id or :id in (before ->> 'subscriber_id', after ->> 'subscriber_id')
                                or lower(:address) in (lower(noun_name), lower(before ->> 'address'),
                                    lower(after ->> 'address'), lower(before ->> 'contact'), lower(after ->> 'contact')))
                        """)
                .param("id", id)
                .param("address", address)
                .update();
        jdbc.sql("select set_config('status.audit_erasing', 'no', true)")
                .query(String.class)
                .single();
    }

    /** The newest entries that match, the newest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> find(AuditQuery query, int limit) {
        return select(query, limit).query(AuditTrail::entry).list();
    }

    /** The same, each handed over as it comes, so that many take no memory. */
    @Transactional(readOnly = true)
    public void each(AuditQuery query, int limit, Consumer<AuditEntry> taker) {
        try (Stream<AuditEntry> found = select(query, limit).withFetchSize(PORTION).query(AuditTrail::entry).stream()) {
            found.forEach(taker);
        }
    }

    private JdbcClient.StatementSpec select(AuditQuery query, int limit) {
        return jdbc.sql(
                        """
                        select * from audit_entry
                        where (:who = '' or position(lower(:who) in lower(who_name)) > 0)
                            and (:noun = '' or noun = :noun)
                            and (:text = '' or position(lower(:text) in
                                lower(concat_ws(' ', verb, noun_id, noun_name, address, before, after))) > 0)
                            and (cast(:from as timestamptz) is null or at >= :from)
                            and (cast(:until as timestamptz) is null or at < :until)
                            and (cast(:older as bigint) is null or id < :older)
                        order by id desc limit :limit
                        """)
                .param("who", query.who())
                .param("noun", query.noun())
                .param("text", query.text())
                .param("from", query.from() == null ? null : utc(query.from()))
                .param("until", query.until() == null ? null : utc(query.until()))
                .param("older", query.olderThan())
                .param("limit", limit);
    }

    /** What entries are about, to choose from. */
    @Transactional(readOnly = true)
    public List<String> nouns() {
        return jdbc.sql("select distinct noun from audit_entry order by noun")
                .query(String.class)
                .list();
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(ResultSet row, int n) throws SQLException {
        String address = row.getString("address");
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                new Actor(
                        row.getString("who_kind"),
                        row.getString("who_id"),
                        row.getString("who_name"),
                        address == null ? "" : address),
                row.getString("verb"),
                row.getString("noun"),
                row.getString("noun_id"),
                row.getString("noun_name"),
                row.getString("before"),
                row.getString("after"));
    }
}
