package com.telerivet.status.probe;

import com.telerivet.status.platform.Columns;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.SecretToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The agents: made and looked after by administrators, known by their tokens, of which only the hash is kept. */
@Component
public class ProbeAgents {

    /** An agent comes by every half minute. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    private static final int LONGEST_NAME = 100;
    static final int LONGEST_ERROR = 500;

    /** Each of them adds a row a minute and probe. */
    private static final int MOST_AGENTS = Vantage.MOST;

    private final JdbcClient jdbc;

    ProbeAgents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes an agent; its token is kept nowhere else than in the answer.
     *
     * @param location where it stands; "" to have the agent tell
     * @throws AgentRejected with what is wrong with it
     */
    @Transactional
    public NewAgent add(String name, String location) {
        check(name, location);
        if (all().size() >= MOST_AGENTS) {
            throw new AgentRejected("name", "There are " + MOST_AGENTS + " agents already; remove one first.");
        }
        String id = Ids.random();
        SecretToken token = SecretToken.random();
        jdbc.sql(
                        """
                        insert into probe_agent (id, name, location, token_hash, created_at) values (?, ?, ?, ?, now())
                        """)
                .params(id, name.strip(), location.strip(), token.hash())
                .update();
        return new NewAgent(find(id).orElseThrow(), token);
    }

    /**
     * Changes what an agent is called. An unknown id changes nothing.
     *
     * @throws AgentRejected with what is wrong with it
     */
    @Transactional
    public void change(String id, String name, String location) {
        check(name, location);
        jdbc.sql("update probe_agent set name = ?, location = ? where id = ?")
                .params(name.strip(), location.strip(), id)
                .update();
    }

    /** Gives it nothing to do, or lets it go on. */
    @Transactional
    public void pause(String id, boolean isPaused) {
        jdbc.sql("update probe_agent set paused_at = case when ? then coalesce(paused_at, now()) end where id = ?")
                .params(isPaused, id)
                .update();
    }

    /** Ends its token, and makes another; empty for an unknown id. */
    @Transactional
    public Optional<NewAgent> renew(String id) {
        SecretToken token = SecretToken.random();
        jdbc.sql("update probe_agent set token_hash = ? where id = ?")
                .params(token.hash(), id)
                .update();
        return find(id).map(agent -> new NewAgent(agent, token));
    }

    /** Removes an agent, its token and what it saw; what the metrics were told stays. */
    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from probe_result where vantage = ?").param(id).update();
        jdbc.sql("delete from probe_agent where id = ?").param(id).update();
    }

    @Transactional(readOnly = true)
    public Optional<ProbeAgent> find(String id) {
        return jdbc.sql("select * from probe_agent where id = ?")
                .param(id)
                .query(ProbeAgents::agent)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<ProbeAgent> all() {
        return jdbc.sql("select * from probe_agent order by name, id")
                .query(ProbeAgents::agent)
                .list();
    }

    /** The agent with this token. */
    @Transactional(readOnly = true)
    public Optional<ProbeAgent> authenticate(String token) {
        return jdbc.sql("select * from probe_agent where token_hash = ?")
                .param(new SecretToken(token).hash())
                .query(ProbeAgents::agent)
                .optional();
    }

    /** Those at work that have been there before and are not heard of any more. */
    @Transactional(readOnly = true)
    public List<ProbeAgent> silent() {
        return jdbc.sql(
                        """
                        select * from probe_agent
                        where paused_at is null and last_contact_at < now() - make_interval(secs => ?) order by name, id
                        """)
                .param(SILENT_AFTER.toSeconds())
                .query(ProbeAgents::agent)
                .list();
    }

    @Transactional
    void seen(String id) {
        jdbc.sql("update probe_agent set last_contact_at = now() where id = ?")
                .param(id)
                .update();
    }

    /** Keeps what an agent tells of itself. */
    @Transactional
    void heard(String id, AgentReport report, double clockOffSeconds) {
        jdbc.sql(
                        """
                        update probe_agent set last_contact_at = now(), program_version = :version, reported_location = :location,
                            clock_off_seconds = :off, waiting = :waiting, waiting_since = :since, dropped = dropped + :dropped
                        where id = :id
                        """)
                .param("version", text(report.version(), 50))
                .param("location", text(report.location(), LONGEST_NAME))
                .param("off", clockOffSeconds)
                .param("waiting", Math.max(0, report.waiting()))
                .param("since", utc(report.waitingSince()))
                .param("dropped", Math.max(0, report.dropped()))
                .param("id", id)
                .update();
    }

    @Transactional
    void failed(String id, String error) {
        jdbc.sql("update probe_agent set last_error = ?, last_error_at = now() where id = ?")
                .params(text(error, LONGEST_ERROR), id)
                .update();
    }

    private static void check(String name, String location) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new AgentRejected("name", "Give the agent a name, with at most " + LONGEST_NAME + " characters.");
        }
        if (location.strip().length() > LONGEST_NAME) {
            throw new AgentRejected("location", "This is too long: at most " + LONGEST_NAME + " characters.");
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** What a program elsewhere says, as it can be kept. */
    static String text(@Nullable String given, int longest) {
        String plain = Objects.requireNonNullElse(given, "")
                .replaceAll("[\\p{Cntrl}\\p{Cs}]", " ")
                .strip();
        return plain.substring(0, Math.min(longest, plain.length()));
    }

    private static ProbeAgent agent(ResultSet row, int n) throws SQLException {
        String location = row.getString("location");
        return new ProbeAgent(
                row.getString("id"),
                row.getString("name"),
                location.isEmpty() ? row.getString("reported_location") : location,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("paused_at") != null,
                Columns.instant(row, "last_contact_at"),
                row.getString("last_error"),
                Columns.instant(row, "last_error_at"),
                row.getString("program_version"),
                row.getDouble("clock_off_seconds"),
                row.getInt("waiting"),
                Columns.instant(row, "waiting_since"),
                row.getLong("dropped"));
    }
}
