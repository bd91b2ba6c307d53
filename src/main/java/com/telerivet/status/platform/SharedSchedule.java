package com.telerivet.status.platform;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which instance does a periodic job this time: the first that asks. The instances' own clocks do not count, only the
 * database's. A job whose instance dies in the middle is done again in the next period, so jobs must be repeatable.
 */
@Component
public class SharedSchedule {

    private final JdbcClient jdbc;

    SharedSchedule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True for one caller a {@code period} among all instances, at the first call at once. */
    @Transactional
    public boolean isOurTurn(String job, Duration period) {
        return jdbc.sql(
                                """
                                insert into shared_schedule as known (job, next_at)
                                values (:job, now() + make_interval(secs => :seconds))
                                on conflict (job) do update set next_at = excluded.next_at where known.next_at <= now()
                                """)
                        .param("job", job)
                        .param("seconds", period.toSeconds())
                        .update()
                == 1;
    }
}
