package com.telerivet.status.delivery;

import com.telerivet.status.platform.Notices;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All deliveries about one subject, as an operator follows and steers them. */
@Component
public class Dispatches {

    private static final double WINDOW_SECONDS = 10;

    private final JdbcClient jdbc;
    private final Notices notices;

    Dispatches(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    @Transactional(readOnly = true)
    public Progress progress(String kind, String subjectId) {
        List<Progress.ChannelCounts> channels = jdbc.sql(
                        """
                        select channel, count(*) filter (where state = 'queued') as queued,
                            count(*) filter (where state = 'sent') as sent,
                            count(*) filter (where state = 'refused') as refused,
                            count(*) filter (where state = 'cancelled') as cancelled,
                            count(*) filter (where state = 'suppressed') as suppressed,
                            count(*) filter (where state = 'bounced') as bounced,
                            count(*) filter (where state = 'queued' and attempts > 0) as retried
                        from delivery where kind = ? and subject_id = ? group by channel order by channel
                        """)
                .params(kind, subjectId)
                .query(Progress.ChannelCounts.class)
                .list();
        long lately = jdbc.sql(
                        """
                        select count(*) from delivery where kind = ? and subject_id = ?
                            and finished_at > now() - make_interval(secs => ?)
                        """)
                .params(kind, subjectId, WINDOW_SECONDS)
                .query(Long.class)
                .single();
        return new Progress(channels, lately / WINDOW_SECONDS);
    }

    /** Those that were refused, came back, or wait after a failed attempt; the newest first. */
    @Transactional(readOnly = true)
    public List<DeliverySummary> troubled(String kind, String subjectId, int limit) {
        return jdbc.sql(
                        Deliveries.COLUMNS
                                + """
                                where kind = ? and subject_id = ?
                                    and (state in ('refused', 'suppressed', 'bounced') or (state = 'queued' and attempts > 0))
                                order by id desc limit ?
                                """)
                .params(kind, subjectId, limit)
                .query(Deliveries::summary)
                .list();
    }

    /** What was sent to one address, the newest first. */
    @Transactional(readOnly = true)
    public List<DeliverySummary> to(String address, int limit) {
        return jdbc.sql(Deliveries.COLUMNS + "where lower(address) = lower(?) order by id desc limit ?")
                .params(address, limit)
                .query(Deliveries::summary)
                .list();
    }

    /**
     * Tries at once what was refused or waits after a failed attempt; how many those are. What waits stays as old as it
     * is, since its Message-ID is made of that and the other side may have it already.
     */
    @Transactional
    public int retry(String kind, String subjectId) {
        int many = jdbc.sql(
                        """
                        update delivery set state = 'queued', finished_at = null, attempts = 0, unclear = 0,
                            next_attempt_at = now(),
                            created_at = case when state = 'refused' then now() else created_at end
                        where kind = ? and subject_id = ?
                            and (state = 'refused' or (state = 'queued' and attempts > 0 and claimed_by is null))
                        """)
                .params(kind, subjectId)
                .update();
        notices.send(Deliveries.NOTICE);
        return many;
    }

    /** Cancels all that waits and that nobody is sending just now; how many those are. */
    @Transactional
    public int cancel(String kind, String subjectId) {
        return jdbc.sql(
                        """
                        update delivery set state = 'cancelled', finished_at = now(), last_error = 'cancelled at the desk'
                        where kind = ? and subject_id = ? and state = 'queued' and claimed_by is null
                        """)
                .params(kind, subjectId)
                .update();
    }

    /** Cancels all that waits, whatever it is about; how many those are. */
    @Transactional
    public int cancelAll() {
        return jdbc.sql(
                        """
                        update delivery set state = 'cancelled', finished_at = now(), last_error = 'cancelled at the desk'
                        where state = 'queued' and claimed_by is null
                        """)
                .update();
    }
}
