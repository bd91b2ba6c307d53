package com.telerivet.status.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to no server that is behind one that was seen. A primary that was cut off while its standby was promoted
 * still takes writes when it is back, and what it takes is lost; the driver cannot tell the two apart, and asks the first
 * of its hosts first. PostgreSQL begins a new timeline with each promotion, so the older one is the wrong one. Where the
 * server does not say its timeline, nothing is refused. A restart forgets what was seen.
 */
final class NewestPrimary extends AbstractDataSource {

    private static final Logger log = LoggerFactory.getLogger(NewestPrimary.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** The timeline is the first eight digits of a file of the journal (PostgreSQL, "WAL Internals"). */
    private static final String WHICH =
            """
            select (select system_identifier from pg_control_system()) as cluster,
                substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline,
                coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'the server') as name
            """;

    private final DataSource inOrder;
    private final DataSource inAnyOrder;
    private final Runnable promoted;
    private final SteadyTime time = new SteadyTime();
    private @Nullable Server newest;
    private boolean isOneBehind;
    private long nextWarning;

    private record Server(String cluster, String timeline, String name) {

        boolean isBehind(Server other) {
            return cluster.equals(other.cluster) && timeline.compareTo(other.timeline) < 0;
        }
    }

    /**
     * @param inAnyOrder the same hosts by chance, asked once one of them was found to be behind
     * @param promoted run when a newer timeline is seen: older connections may lead to the server before it
     */
    NewestPrimary(DataSource inOrder, DataSource inAnyOrder, Runnable promoted) {
        this.inOrder = inOrder;
        this.inAnyOrder = inAnyOrder;
        this.promoted = promoted;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return checked(hosts().getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return checked(hosts().getConnection(user, password));
    }

    private Connection checked(Connection connection) throws SQLException {
        try {
            check(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private synchronized DataSource hosts() {
        return isOneBehind ? inAnyOrder : inOrder;
    }

    private void check(Connection connection) throws SQLException {
        Server server = which(connection);
        if (server != null && see(server)) {
            promoted.run();
        }
    }

    /** Whether it is newer than the one before. */
    private synchronized boolean see(Server server) throws SQLException {
        Server before = newest;
        if (before != null && server.isBehind(before)) {
            isOneBehind = true;
            warn(server, before);
            throw new SQLException(server.name + " is behind " + before.name);
        }
        newest = server;
        return before != null && before.isBehind(server);
    }

    private void warn(Server server, Server before) {
        if (nextWarning == 0 || time.isOver(nextWarning)) {
            nextWarning = time.in(BETWEEN_WARNINGS);
            log.warn(
                    "Nothing is written to {}: it takes writes on timeline {}, but {} was promoted to timeline {} since."
                            + " Stop it and make it a standby; if it is the right one after all, restart this program",
                    server.name,
                    server.timeline,
                    before.name,
                    before.timeline);
        }
    }

    private static @Nullable Server which(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHICH)) {
            row.next();
            return new Server(row.getString("cluster"), row.getString("timeline"), row.getString("name"));
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            log.debug("The server does not say its timeline", e);
            return null;
        }
    }
}
