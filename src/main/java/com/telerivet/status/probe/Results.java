package com.telerivet.status.probe;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What every vantage point saw, minute by minute; each writing notes which minutes are to be judged anew. */
@Component
class Results {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Results(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** Adds one check of this page to what its minute has. */
    @Transactional
    void add(String probeId, Instant at, Check check) {
        Double took = check.took() == null ? null : check.took().toNanos() / 1e6;
        String error = check.error();
        client.sql(
                        """
                        insert into probe_result as known (probe_id, vantage, minute, checks, failures, answers, millis, last_at,
                            last_took, last_error)
                        values (:probe, 'page', :minute, 1, :failures, :answers, :millis, :at, :took, :error)
                        on conflict (probe_id, vantage, minute) do update set checks = known.checks + 1,
                            failures = known.failures + excluded.failures, answers = known.answers + excluded.answers,
                            millis = known.millis + excluded.millis, last_at = excluded.last_at,
                            last_took = excluded.last_took, last_error = excluded.last_error
                        """)
                .param("probe", probeId)
                .param("minute", utc(at.truncatedTo(ChronoUnit.MINUTES)))
                .param("failures", check.isGood() ? 0 : 1)
                .param("answers", took == null ? 0 : 1)
                .param("millis", took == null ? 0.0 : took)
                .param("at", utc(at))
                .param("took", took)
                .param("error", error == null ? null : ProbeAgents.text(error, ProbeAgents.LONGEST_ERROR))
                .update();
        client.sql("insert into probe_unjudged (minute) values (?)")
                .param(utc(at.truncatedTo(ChronoUnit.MINUTES)))
                .update();
    }

    /** Keeps what an agent saw; a check and minute that it told of before is replaced. */
    @Transactional
    void put(String agentId, Collection<AgentResult> results) {
        Map<String, AgentResult> last = new TreeMap<>();
        results.forEach(r -> last.put(r.check() + ' ' + r.minute().getEpochSecond(), r));
        // in one order, so that two reports at once never wait for each other in a circle
        List<AgentResult> kept = new ArrayList<>(last.values());
        if (kept.isEmpty()) {
            return;
        }
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(
                    """
                    with given as (
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                            as given (probe_id, minute, checks, failures, answers, millis, last_at, last_took, last_error)
                    ), unjudged as (
                        insert into probe_unjudged (minute) select distinct minute from given
                    )
                    insert into probe_result (probe_id, vantage, minute, checks, failures, answers, millis, last_at, last_took,
                        last_error)
                    select given.probe_id, ?, given.minute, checks, failures, answers, millis, last_at, last_took, last_error
                    from given
                    on conflict (probe_id, vantage, minute) do update set checks = excluded.checks,
                        failures = excluded.failures, answers = excluded.answers, millis = excluded.millis,
                        last_at = excluded.last_at, last_took = excluded.last_took, last_error = excluded.last_error
                    """);
            statement.setArray(1, array(connection, "varchar", kept.stream().map(AgentResult::check)));
            statement.setArray(2, array(connection, "timestamptz", kept.stream().map(r -> utc(r.minute()))));
            statement.setArray(3, array(connection, "int4", kept.stream().map(AgentResult::checks)));
            statement.setArray(4, array(connection, "int4", kept.stream().map(AgentResult::failures)));
            statement.setArray(5, array(connection, "int4", kept.stream().map(AgentResult::answers)));
            statement.setArray(6, array(connection, "float8", kept.stream().map(AgentResult::millis)));
            statement.setArray(7, array(connection, "timestamptz", kept.stream().map(r -> utc(r.at()))));
            statement.setArray(8, array(connection, "float8", kept.stream().map(AgentResult::took)));
            statement.setArray(9, array(connection, "varchar", kept.stream().map(Results::error)));
            statement.setString(10, agentId);
            return statement;
        });
    }

    /** What was seen from one minute to another, both included. */
    List<Sighting> between(Instant from, Instant until) {
        return client.sql("select * from probe_result where minute between ? and ?")
                .params(utc(from), utc(until))
                .query((row, n) -> new Sighting(
                        row.getString("probe_id"),
                        row.getString("vantage"),
                        row.getTimestamp("minute").toInstant(),
                        row.getInt("checks"),
                        row.getInt("failures"),
                        row.getInt("answers"),
                        row.getDouble("millis")))
                .list();
    }

    private static @Nullable String error(AgentResult result) {
        return result.error() == null ? null : ProbeAgents.text(result.error(), ProbeAgents.LONGEST_ERROR);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
