package com.telerivet.status.probe;

import com.telerivet.status.platform.Columns;
import com.telerivet.status.platform.Ids;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The built-in checks of this page. */
@Component
public class Probes {

    private static final int LONGEST_ERROR = 500;
    static final RowMapper<ProbeSummary> SUMMARY = (row, n) -> new ProbeSummary(
            row.getString("id"),
            row.getString("name"),
            row.getString("target"),
            row.getInt("expected_status"),
            Duration.ofSeconds(row.getInt("interval_seconds")),
            Duration.ofMillis(row.getInt("timeout_millis")),
            row.getString("uptime_metric_id"),
            row.getString("response_time_metric_id"),
            row.getString("error_rate_metric_id"),
            Columns.instant(row, "last_at"),
            Columns.instant(row, "last_success_at"),
            Columns.instant(row, "last_error_at"),
            row.getString("last_error"),
            Columns.instant(row, "certificate_ends_at"),
            row.getTimestamp("paused_at") != null,
            new Asking(
                    row.getString("method"),
                    row.getString("headers"),
                    row.getBoolean("follows_redirects"),
                    row.getString("expected_text"),
                    row.getString("json_path"),
                    row.getString("json_value")),
            phases(row.getArray("last_phases")),
            new Vantage(texts(row.getArray("vantage_points")), row.getInt("quorum")));

    private final JdbcClient jdbc;

    Probes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a probe, whose first check is due at once.
     *
     * @return its id
     * @throws ProbeRejected with what is wrong with it
     */
    @Transactional
    public String add(NewProbe given) {
        ProbeRules.check(given);
        String id = Ids.random();
        with(
                        jdbc.sql(
                                """
                        insert into probe (id, name, target, expected_status, interval_seconds, timeout_millis,
                            uptime_metric_id, response_time_metric_id, error_rate_metric_id, next_at, method, headers,
                            follows_redirects, expected_text, json_path, json_value, vantage_points, quorum)
                        values (:id, :name, :target, :status, :interval, :timeout, :uptime, :time, :errors, now(), :method,
                            :headers, :redirects, :text, :path, :value, :points, :quorum)
                        """),
                        id,
                        given)
                .update();
        return id;
    }

    /**
     * Changes a probe, which is then checked at once, unless it is paused. An unknown id changes nothing.
     *
     * @throws ProbeRejected with what is wrong with it
     */
    @Transactional
    public void change(String id, NewProbe given) {
        ProbeRules.check(given);
        with(
                        jdbc.sql(
                                """
                        update probe set name = :name, target = :target, expected_status = :status,
                            interval_seconds = :interval, timeout_millis = :timeout, uptime_metric_id = :uptime,
                            response_time_metric_id = :time, error_rate_metric_id = :errors, next_at = now(),
                            method = :method, headers = :headers, follows_redirects = :redirects, expected_text = :text,
                            json_path = :path, json_value = :value, vantage_points = :points, quorum = :quorum
                        where id = :id
                        """),
                        id,
                        given)
                .update();
    }

    /** Stops checking until {@link #checkNow}. */
    @Transactional
    public void pause(String id) {
        jdbc.sql("update probe set paused_at = now() where id = ? and paused_at is null")
                .param(id)
                .update();
    }

    /** Has the next check due at once, within a second; a paused probe goes on. */
    @Transactional
    public void checkNow(String id) {
        jdbc.sql("update probe set paused_at = null, next_at = now() where id = ?")
                .param(id)
                .update();
    }

    /** Removes a probe; what it measured stays. */
    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from probe where id = ?").param(id).update();
    }

    @Transactional(readOnly = true)
    public Optional<ProbeSummary> find(String id) {
        return jdbc.sql("select * from probe where id = ?")
                .param(id)
                .query(SUMMARY)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<ProbeSummary> all() {
        return jdbc.sql("select * from probe order by name, id").query(SUMMARY).list();
    }

    /**
     * Takes the probes that are due by the database's clock, so that no other instance checks them now, and plans their
     * next check. Intervals are kept from one planned time to the next, so that checks do not drift; after a pause they begin anew.
     */
    @Transactional
    List<ProbeSummary> claimDue(int limit) {
        return jdbc.sql(
                        """
                        update probe set next_at = greatest(
                            next_at + make_interval(secs => interval_seconds),
                            now() + make_interval(secs => interval_seconds / 2))
                        where id in (select id from probe where next_at <= now() and paused_at is null
                                         and probe_is_for(probe, 'page')
                                     order by next_at limit :limit for update skip locked)
                        returning *
                        """)
                .param("limit", limit)
                .query(SUMMARY)
                .list();
    }

    /** Whether an agent checks it as well, or instead. */
    @Transactional(readOnly = true)
    boolean isShared(String id) {
        return jdbc.sql("select probe_is_shared(probe) from probe where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Keeps how a check went. */
    @Transactional
    void checked(String id, Instant at, Check check) {
        String error = check.error();
        double[] phases = check.phases();
        Instant end = check.certificateEndsAt();
        jdbc.sql(
                        """
                        update probe set last_at = :at,
                            last_success_at = case when :failed then last_success_at else :at end,
                            last_error_at = case when :failed then :at else last_error_at end,
                            last_error = case when :failed then :error else last_error end,
                            last_phases = coalesce(:phases, last_phases),
                            certificate_ends_at = coalesce(cast(:end as timestamptz), certificate_ends_at)
                        where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "phases",
                        phases == null ? null : Arrays.stream(phases).boxed().toArray(Double[]::new))
                .param("end", end == null ? null : end.atOffset(ZoneOffset.UTC))
                .param("failed", error != null)
                .param("error", error == null ? "" : error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, String id, NewProbe given) {
        List<String> points = given.vantage().points();
        return statement
                .param("id", id)
                .param("name", given.name().strip())
                .param("target", given.target().strip())
                .param("status", given.expectedStatus())
                .param("interval", given.interval().toSeconds())
                .param("timeout", given.timeout().toMillis())
                .param("uptime", given.uptimeMetricId())
                .param("time", given.responseTimeMetricId())
                .param("errors", given.errorRateMetricId())
                .param("method", given.asking().method())
                .param("headers", given.asking().headers().strip())
                .param("redirects", given.asking().followsRedirects())
                .param("text", given.asking().expectedText())
                .param("path", given.asking().jsonPath().strip())
                .param("value", given.asking().jsonValue())
                .param("points", points.isEmpty() ? null : points.toArray(String[]::new))
                .param("quorum", given.vantage().quorum());
    }

    private static List<String> texts(@Nullable Array texts) throws SQLException {
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    private static List<Double> phases(@Nullable Array phases) throws SQLException {
        return phases == null ? List.of() : List.of((Double[]) phases.getArray());
    }
}
