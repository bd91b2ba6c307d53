package com.telerivet.status.probe;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which minutes wait to be judged, and what was said of those that were. */
@Component
class JudgedMinutes {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JudgedMinutes(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** A probe's minute. */
    record Key(String probeId, Instant minute) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::probeId).thenComparing(Key::minute).compare(this, other);
        }
    }

    /** The minutes of the oldest hour that waits; none while another instance is at it. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Instant> take() {
        boolean isOurs = client.sql("select pg_try_advisory_xact_lock(hashtext('probe_unjudged'))")
                .query(Boolean.class)
                .single();
        if (!isOurs) {
            return List.of();
        }
        return client.sql(
                        """
                        delete from probe_unjudged
                        where minute < (select min(minute) + interval '1 hour' from probe_unjudged) returning minute
                        """)
                .query((row, n) -> row.getTimestamp("minute").toInstant())
                .list();
    }

    Map<Key, Verdict> between(Instant from, Instant until) {
        Map<Key, Verdict> found = new HashMap<>();
        client.sql("select * from probe_minute where minute between ? and ?")
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> found.put(
                        new Key(
                                row.getString("probe_id"),
                                row.getTimestamp("minute").toInstant()),
                        new Verdict(
                                Standing.of(row.getString("standing")),
                                row.getDouble("failing"),
                                row.getInt("counted"),
                                row.getInt("answers"),
                                row.getDouble("millis"))))
                .list();
        return found;
    }

    void keep(Map<Key, Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        SortedMap<Key, Verdict> all = new TreeMap<>(verdicts);
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(
                    """
                    insert into probe_minute (probe_id, minute, standing, failing, counted, answers, millis)
                    select * from unnest(?, ?, ?, ?, ?, ?, ?)
                    on conflict (probe_id, minute) do update set standing = excluded.standing, failing = excluded.failing,
                        counted = excluded.counted, answers = excluded.answers, millis = excluded.millis
                    """);
            statement.setArray(
                    1, array(connection, "varchar", all.keySet().stream().map(Key::probeId)));
            statement.setArray(
                    2, array(connection, "timestamptz", all.keySet().stream().map(key -> key.minute()
                            .atOffset(ZoneOffset.UTC))));
            statement.setArray(
                    3, array(connection, "varchar", all.values().stream().map(v -> v.standing()
                            .code())));
            statement.setArray(
                    4, array(connection, "float8", all.values().stream().map(Verdict::failing)));
            statement.setArray(
                    5, array(connection, "int4", all.values().stream().map(Verdict::counted)));
            statement.setArray(
                    6, array(connection, "int4", all.values().stream().map(Verdict::answers)));
            statement.setArray(
                    7, array(connection, "float8", all.values().stream().map(Verdict::millis)));
            return statement;
        });
    }

    /** What is older than two days serves no verdict any more. */
    @Transactional
    void tidy() {
        jdbc.update("delete from probe_result where minute < now() - interval '2 days'");
        jdbc.update("delete from probe_minute where minute < now() - interval '2 days'");
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
