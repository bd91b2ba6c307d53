package com.telerivet.status.subscriber;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who would hear of news, before there are any. */
@Component
public class Recipients {

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many hear of an entry, by channel; channels without any are left out. It goes by the very rule that decides who
     * is told.
     *
     * @param silent addresses that do not count, each as {@code channel:address} in small letters
     */
    @Transactional(readOnly = true)
    public Map<String, Long> countByChannel(News news, Collection<String> silent) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql(
                        """
                        select channel, count(*)
                        from subscriber_hearing(:incident, cast(:touched as varchar[]), :planned, :turning)
                        where hears and channel || ':' || lower(address) <> all(:silent)
                        group by channel
                        """)
                .param("incident", news.incidentId(), Types.VARCHAR)
                .param("touched", news.touched().toArray(String[]::new))
                .param("planned", news.planned())
                .param("turning", news.turning())
                .param("silent", silent.toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
