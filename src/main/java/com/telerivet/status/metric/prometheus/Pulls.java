package com.telerivet.status.metric.prometheus;

import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.platform.Columns;
import com.telerivet.status.platform.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The queries that Prometheus servers are asked, each of which feeds a metric. */
@Component
public class Pulls {

    static final String NOTHING = "The query gives nothing.";
    private static final int LONGEST_ERROR = 500;
    private static final RowMapper<PullSummary> SUMMARY = (row, n) -> new PullSummary(
            row.getString("id"),
            row.getString("name"),
            row.getString("url"),
            row.getString("query"),
            SignIn.of(row.getString("sign_in")),
            row.getString("username"),
            row.getString("metric_id"),
            Duration.ofSeconds(row.getInt("interval_seconds")),
            Columns.instant(row, "fetched_until"),
            Columns.instant(row, "last_at"),
            row.getObject("last_value", Double.class),
            Columns.instant(row, "last_success_at"),
            Columns.instant(row, "last_error_at"),
            row.getString("last_error"));

    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final PullSecrets secrets;
    private final PrometheusServer server;
    private final Clock clock;

    Pulls(JdbcClient jdbc, Metrics metrics, PullSecrets secrets, PrometheusServer server, Clock clock) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.secrets = secrets;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Adds a pull, which is due at once.
     *
     * @return its id
     * @throws PullRejected with what is wrong with it
     */
    @Transactional
    public String add(NewPull given) {
        given.check();
        String id = Ids.random();
        with(
                        """
                        insert into metric_pull (id, name, url, query, sign_in, username, sealed_secret, metric_id,
                            interval_seconds, next_at)
                        values (:id, :name, :url, :query, :signIn, :username, :secret, :metric, :interval, now())
                        """,
                        id,
                        given,
                        secrets.of(null, given))
                .update();
        return id;
    }

    /**
     * Changes a pull, which is then due at once. An unknown id changes nothing.
     *
     * @throws PullRejected with what is wrong with it
     */
    @Transactional
    public void change(String id, NewPull given) {
        given.check();
        with(
                        """
                        update metric_pull set name = :name, url = :url, query = :query, sign_in = :signIn,
                            username = :username, sealed_secret = :secret, metric_id = :metric,
                            interval_seconds = :interval, next_at = now(), failures = 0
                        where id = :id
                        """,
                        id,
                        given,
                        secrets.of(find(id).orElse(null), given))
                .update();
    }

    /** Removes a pull; what it brought stays. */
    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from metric_pull where id = ?").param(id).update();
    }

    /** Has the next pull due at once, within a second. */
    @Transactional
    public void pullNow(String id) {
        jdbc.sql("update metric_pull set next_at = now() where id = ?")
                .param(id)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<PullSummary> find(String id) {
        return jdbc.sql("select * from metric_pull where id = ?")
                .param(id)
                .query(SUMMARY)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<PullSummary> all() {
        return jdbc.sql("select * from metric_pull order by name, id")
                .query(SUMMARY)
                .list();
    }

    /**
     * Asks now and keeps nothing.
     *
     * @param id whose secret is used where none is given; null for none
     * @return the value as it came; NaN where there was nothing to tell
     * @throws PullRejected with what is wrong, or what the server said
     */
    public double tried(@Nullable String id, NewPull given) {
        given.check();
        String secret = secrets.of(id == null ? null : find(id).orElse(null), given);
        Instant at = clock.instant();
        try {
            List<Sample> samples = server.ask(
                    given.url(),
                    given.query(),
                    PrometheusServer.authorization(given.signIn(), given.username(), secret),
                    at,
                    at,
                    given.interval());
            if (samples.isEmpty()) {
                throw new PullRejected("query", NOTHING);
            }
            return samples.get(samples.size() - 1).value();
        } catch (IOException e) {
            throw new PullRejected("query", String.valueOf(e.getMessage()));
        }
    }

    /** Takes what is due by the database's clock, so that no other instance pulls it now, and plans the next pull. */
    @Transactional
    List<PullSummary> claimDue(int limit) {
        return jdbc.sql(
                        """
                        update metric_pull set next_at = now() + make_interval(secs => interval_seconds)
                        where id in (select id from metric_pull where next_at <= now()
                                     order by next_at limit :limit for update skip locked)
                        returning *
                        """)
                .param("limit", limit)
                .query(SUMMARY)
                .list();
    }

    String authorization(PullSummary pull) {
        return PrometheusServer.authorization(pull.signIn(), pull.username(), secrets.stored(pull.id()));
    }

    /**
     * Keeps what came.
     *
     * @param until the time from where on the next pull asks
     * @param isBehind whether there is more to be had, so that the next pull is due at once
     */
    @Transactional
    void pulled(PullSummary pull, Instant at, List<Sample> samples, Instant until, boolean isBehind) {
        Double value = samples.isEmpty() || !samples.get(samples.size() - 1).isNumber()
                ? null
                : samples.get(samples.size() - 1).value();
        int changed = jdbc.sql(
                        """
                        update metric_pull set last_at = :at, last_success_at = :at, last_value = cast(:value as float8),
                            fetched_until = greatest(fetched_until, :until), failures = 0,
                            next_at = case when :behind then now() else next_at end
                        where id = :id and metric_id = :metric
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("value", value)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("behind", isBehind)
                .param("id", pull.id())
                .param("metric", pull.metricId())
                .update();
        if (changed > 0) {
            metrics.record(samples.stream()
                    .filter(Sample::isNumber)
                    .map(s -> new MetricPoint(pull.metricId(), "prometheus:" + pull.id(), s.at(), s.value(), 1))
                    .toList());
        }
    }

    /** Keeps why nothing came; the next try is soon, and later after each failure, at most five minutes. */
    @Transactional
    void failed(PullSummary pull, Instant at, String error) {
        jdbc.sql(
                        """
                        update metric_pull set last_at = :at, last_error_at = :at, last_error = :error, failures = failures + 1,
                            next_at = now() + make_interval(
                                secs => least(5 * power(2, least(failures, 10)), 240) * (0.75 + random() / 2))
                        where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .param("id", pull.id())
                .update();
    }

    private JdbcClient.StatementSpec with(String sql, String id, NewPull given, String secret) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("name", given.name().strip())
                .param("url", given.url())
                .param("query", given.query().strip())
                .param("signIn", given.signIn().code())
                .param("username", given.username())
                .param("secret", secrets.sealed(id, secret))
                .param("metric", given.metricId())
                .param("interval", given.interval().toSeconds());
    }
}
