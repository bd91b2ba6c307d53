package com.telerivet.status.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that refused too often. Nothing goes there any more but what somebody has just asked for. */
@Component
public class Suspensions {

    private final JdbcClient jdbc;
    private final DeliverySettings settings;

    Suspensions(JdbcClient jdbc, DeliverySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The newest, the newest first. */
    @Transactional(readOnly = true)
    public List<Suspension> latest(int limit) {
        return jdbc.sql(
                        """
                        select channel, address, reason, suspended_at as since from delivery_suspension
                        where suspended_at is not null order by suspended_at desc limit ?
                        """)
                .param(limit)
                .query(Suspensions::suspension)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from delivery_suspension where suspended_at is not null")
                .query(Long.class)
                .single();
    }

    /** Writes to the address again, as if it had never refused. */
    @Transactional
    public void lift(String channel, String address) {
        jdbc.sql("delete from delivery_suspension where channel = ? and address = lower(?)")
                .params(channel, address)
                .update();
    }

    /** Counts a refusal of the address itself; those of long ago do not count. */
    @Transactional
    public void refused(String channel, String address, String reason) {
        jdbc.sql(
                        """
                        insert into delivery_suspension as s (channel, address, refusals, reason, last_at, suspended_at)
                        values (:channel, lower(:address), 1, :reason, now(), case when :most <= 1 then now() end)
                        on conflict (channel, address) do update set
                            refusals = case when s.last_at < now() - interval '90 days' then 1 else s.refusals + 1 end,
                            reason = excluded.reason, last_at = now(),
                            suspended_at = coalesce(s.suspended_at, case when s.refusals + 1 >= :most
                                and (s.last_at >= now() - interval '90 days' or :most <= 1) then now() end)
                        """)
                .param("channel", channel)
                .param("address", address)
                .param("reason", Note.bounded(reason))
                .param("most", settings.suspendAfter())
                .update();
    }

    /**
     * Counts likewise that a message did not arrive, but once a day: a full mailbox gives back all mails of a long night,
     * and may be empty in the morning.
     */
    @Transactional
    public void failed(String channel, String address, String reason) {
        boolean isCounted = jdbc.sql(
                        """
                        select exists (select 1 from delivery_suspension
                            where channel = ? and address = lower(?) and last_at > now() - interval '20 hours')
                        """)
                .params(channel, address)
                .query(Boolean.class)
                .single();
        if (!isCounted) {
            refused(channel, address, reason);
        }
    }

    /** Writes to the address no more, from now on. */
    @Transactional
    public void suspend(String channel, String address, String reason) {
        jdbc.sql(
                        """
                        insert into delivery_suspension (channel, address, refusals, reason, last_at, suspended_at)
                        values (:channel, lower(:address), 1, :reason, now(), now())
                        on conflict (channel, address) do update set reason = excluded.reason, last_at = now(),
                            suspended_at = coalesce(delivery_suspension.suspended_at, now())
                        """)
                .param("channel", channel)
                .param("address", address)
                .param("reason", Note.bounded(reason))
                .update();
    }

    @Transactional(readOnly = true)
    public boolean isSuspended(String channel, String address) {
        return find(channel, address).isPresent();
    }

    /** Those of these addresses to which nothing goes, in lower case. */
    @Transactional(readOnly = true)
    public Set<String> among(String channel, Collection<String> addresses) {
        return new HashSet<>(jdbc.sql(
                        """
                        select address from delivery_suspension
                        where suspended_at is not null and channel = ? and address = any(?)
                        """)
                .param(channel)
                .param(addresses.stream().map(a -> a.toLowerCase(Locale.ROOT)).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Why nothing goes to an address; empty where something does. */
    @Transactional(readOnly = true)
    public Optional<Suspension> find(String channel, String address) {
        return jdbc.sql(
                        """
                        select channel, address, reason, suspended_at as since from delivery_suspension
                        where channel = ? and address = lower(?) and suspended_at is not null
                        """)
                .params(channel, address)
                .query(Suspensions::suspension)
                .optional();
    }

    /** The same for an address by whatever channel. */
    @Transactional(readOnly = true)
    public Optional<Suspension> find(String address) {
        return jdbc.sql(
                        """
                        select channel, address, reason, suspended_at as since from delivery_suspension
                        where address = lower(?) and suspended_at is not null order by suspended_at desc limit 1
                        """)
                .param(address)
                .query(Suspensions::suspension)
                .optional();
    }

    private static Suspension suspension(ResultSet row, int n) throws SQLException {
        return new Suspension(
                row.getString("channel"),
                row.getString("address"),
                row.getString("reason"),
                row.getTimestamp("since").toInstant());
    }

    /** The ids of those deliveries whose address is suspended. */
    Set<Long> among(Collection<Delivery> deliveries) {
        Set<String> suspended = new HashSet<>(jdbc.sql(
                        """
                        select channel || ':' || address from delivery_suspension
                        where suspended_at is not null and address = any(?)
                        """)
                .param(deliveries.stream().map(Suspensions::lower).toArray(String[]::new))
                .query(String.class)
                .list());
        Set<Long> ids = new HashSet<>();
        for (Delivery delivery : deliveries) {
            if (suspended.contains(delivery.channel() + ":" + lower(delivery))) {
                ids.add(delivery.id());
            }
        }
        return ids;
    }

    private static String lower(Delivery delivery) {
        return delivery.address().toLowerCase(Locale.ROOT);
    }
}
