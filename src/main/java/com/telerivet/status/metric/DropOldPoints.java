package com.telerivet.status.metric;

import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.Worker;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops the points of months that are older than they are to be kept, once their rollups hold them. */
@Component
class DropOldPoints implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DropOldPoints.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RollUpPoints rollUps;
    private final MetricSettings settings;
    private final Clock clock;
    private @Nullable Worker worker;

    DropOldPoints(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RollUpPoints rollUps,
            MetricSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rollUps = rollUps;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void start(DatabaseReady ready) {
        worker = Worker.start("drop-old-points", PAUSE, this::dropOld);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    void dropOld() {
        YearMonth firstKept = YearMonth.from(now().minus(settings.pointsKept()).atOffset(ZoneOffset.UTC));
        rollUps.rollUp();
        for (YearMonth month : months()) {
            if (month.isBefore(firstKept)) {
                drop(month);
            }
        }
    }

    private void drop(YearMonth month) {
        try {
            if (Boolean.TRUE.equals(transaction.execute(status -> close(month)))) {
                log.info("The points of {} are dropped, their rollups stay", month);
            }
        } catch (DataAccessException e) {
            if (!(e.getRootCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState()))) {
                throw e;
            }
            log.info("The points of {} are being read; they are dropped another time", month);
        }
    }

    /** By whichever clock is behind: one that runs years ahead must not drop everything. */
    private Instant now() {
        Instant here = clock.instant();
        Instant there = jdbc.sql("select now()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        return here.isBefore(there) ? here : there;
    }

    private List<YearMonth> months() {
        return jdbc.sql(
                        """
                        select to_char(to_date(substr(relname, 14), 'YYYYMM'), 'YYYY-MM')
                        from pg_inherits join pg_class on oid = inhrelid
                        where inhparent = 'metric_point'::regclass order by 1
                        """)
                .query((row, n) -> YearMonth.parse(row.getString(1)))
                .list();
    }

    /** Gives up, until the next round, rather than keep writers waiting or lose a point that no rollup holds yet. */
    private boolean close(YearMonth month) {
        String table = "metric_point_" + month.format(DateTimeFormatter.ofPattern("yyyyMM"));
        jdbc.sql("set local lock_timeout = '100ms'").update();
        jdbc.sql("lock table " + table + " in access exclusive mode").update();
        LocalDate first = month.atDay(1);
        if (isStale(first)) {
            return false;
        }
        jdbc.sql("alter table metric_point detach partition " + table).update();
        jdbc.sql("drop table " + table).update();
        jdbc.sql("insert into metric_closed_month (month) values (?) on conflict do nothing")
                .param(first)
                .update();
        return true;
    }

    private boolean isStale(LocalDate first) {
        return jdbc.sql(
                        """
                        select exists (select from metric_stale
                            where hour >= :first::timestamp at time zone 'UTC' and hour < :next::timestamp at time zone 'UTC')
                        """)
                .param("first", first)
                .param("next", first.plusMonths(1))
                .query(Boolean.class)
                .single();
    }
}
