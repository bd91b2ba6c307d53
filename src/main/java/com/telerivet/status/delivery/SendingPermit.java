package com.telerivet.status.delivery;

import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.platform.Worker;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether this database may send. One that was restored has forgotten what it sent since the backup, and a copy would
 * send what the original sends; so a database that is found to be another one than before waits for a person, as does one
 * that is opened under another public address. It is known by PostgreSQL's system identifier, its own number in the
 * cluster, and the timeline, which a recovery begins anew. A promoted standby begins a new one as well: found by an
 * instance that was running before, it is taken for that and nothing stops.
 */
@Component
public class SendingPermit implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SendingPermit.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Notices notices;
    private final String baseUrl;
    private final Lock looking = new ReentrantLock();
    private volatile boolean hasLooked;
    private @Nullable Worker worker;

    SendingPermit(JdbcClient jdbc, Notices notices, StatusSettings settings) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.baseUrl = settings.baseUrl();
    }

    record Identity(String database, String timeline) {}

    private record Permit(String database, String timeline, String baseUrl, boolean held) {}

    @Transactional(readOnly = true)
    public boolean isHeld() {
        return permit().map(Permit::held).orElse(false);
    }

    /** A person says that this database is the one that sends. */
    @Transactional
    public void give() {
        keep(identity());
        log.info("Sending was allowed by a person");
        notices.send(Deliveries.NOTICE);
    }

    /** Looks now and then for as long as the program runs; the first look is the senders'. */
    void begin() {
        worker = Worker.start("sending-permit", LOOK, () -> {
            if (hasLooked) {
                look(identity(), true);
            }
        });
    }

    /**
     * Whether senders may begin to claim: not before one of them has looked, which the others do not wait for. Fails while
     * the database is away.
     */
    boolean hasBegun() {
        if (!hasLooked && looking.tryLock()) {
            try {
                look(identity(), false);
                hasLooked = true;
            } finally {
                looking.unlock();
            }
        }
        return hasLooked;
    }

    /** @param isRunning whether this instance has known the database before, so that a new timeline is a failover */
    void look(Identity now, boolean isRunning) {
        Optional<Permit> before = permit();
        if (before.isEmpty()) {
            keep(now);
            return;
        }
        Permit known = before.get();
        boolean isSame = known.database().equals(now.database()) && isSameAddress(known.baseUrl());
        if (known.held() || (isSame && known.timeline().equals(now.timeline()))) {
            return;
        }
        if (isSame && isRunning) {
            keep(now);
            return;
        }
        jdbc.sql("update delivery_permit set held_at = now() where held_at is null")
                .update();
        log.warn(
                "Nothing is sent: this is another database than the one that sent last, or the public address is another one."
                        + " It was restored or copied, it seems. Look at /admin/outbox and say there whether to send");
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    /** An address that only this machine knows tells nothing: every copy may have it, and each instance its own port. */
    private boolean isSameAddress(String before) {
        return before.equals(baseUrl) || isLocal(before) || isLocal(baseUrl);
    }

    private static boolean isLocal(String url) {
        String host = URI.create(url).getHost();
        return host.equals("localhost") || host.startsWith("127.");
    }

    private void keep(Identity identity) {
        jdbc.sql(
                        """
                        insert into delivery_permit (database, timeline, base_url) values (:database, :timeline, :url)
                        on conflict (only_one) do update
                        set database = excluded.database, timeline = excluded.timeline, base_url = excluded.base_url,
                            held_at = null
                        """)
                .param("database", identity.database())
                .param("timeline", identity.timeline())
                .param("url", baseUrl)
                .update();
    }

    private Optional<Permit> permit() {
        return jdbc.sql("select database, timeline, base_url, held_at is not null as held from delivery_permit")
                .query(Permit.class)
                .optional();
    }

    private Identity identity() {
        return jdbc.sql(
                        """
                        select (select system_identifier from pg_control_system()) || '/' || d.oid as database,
                            substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline
                        from pg_database d where d.datname = current_database()
                        """)
                .query(Identity.class)
                .single();
    }
}
