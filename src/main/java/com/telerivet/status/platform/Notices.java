package com.telerivet.status.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL's LISTEN and NOTIFY between instances. A notice sent inside a transaction arrives at its commit, on every
 * instance, the sender's own included. Notices can be lost while the connection is down: after each reconnection every
 * listener is called once, and listeners keep a slow poll of their own behind it. The connection is asked for a sign of
 * life now and then: one whose other end has vanished without a word would be silent for ever.
 */
@Component
public class Notices implements DisposableBean {

    private static final int WAIT_MILLIS = 500;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final JdbcClient jdbc;
    private final SteadyTime time = new SteadyTime();
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private @Nullable Worker worker;

    Notices(JdbcConnectionDetails database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    /** Calls {@code listener} on a thread of ours after each notice on {@code channel}; it must be quick. */
    public void listen(String channel, Runnable listener) {
        if (!channel.matches("[a-z]+")) {
            throw new IllegalArgumentException("a channel is one lower-case word: " + channel);
        }
        listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** Sends a notice on {@code channel} when the present transaction commits. */
    public void send(String channel) {
        jdbc.sql("select pg_notify(?, '')")
                .param(channel)
                .query((row, n) -> channel)
                .single();
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        worker = Worker.start("notices", Duration.ZERO, this::receive);
    }

    @Override
    public void destroy() {
        stopping = true;
        if (worker != null) {
            worker.close();
        }
    }

    private void receive() {
        try (Connection connection = DirectConnection.open(database, "status notices");
                Statement statement = connection.createStatement()) {
            for (String channel : listeners.keySet()) {
                statement.execute("listen " + channel);
            }
            listeners.keySet().forEach(this::call);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            long check = time.in(SIGN_OF_LIFE);
            while (!stopping) {
                if (time.isOver(check)) {
                    statement.execute("");
                    check = time.in(SIGN_OF_LIFE);
                }
                PGNotification[] notices = postgres.getNotifications(WAIT_MILLIS);
                if (notices != null) {
                    List.of(notices).stream()
                            .map(PGNotification::getName)
                            .distinct()
                            .forEach(this::call);
                }
            }
        } catch (SQLException e) {
            if (!stopping) {
                throw new IllegalStateException("listening to the database ended: " + e.getMessage(), e);
            }
        }
    }

    private void call(String channel) {
        listeners.getOrDefault(channel, List.of()).forEach(Runnable::run);
    }
}
