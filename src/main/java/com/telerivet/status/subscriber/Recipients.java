package com.telerivet.status.subscriber;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
     * How many hear of everything, of at least one of these components, or of this incident, by channel; channels without
     * any are left out.
     *
     * @param incidentId null for an incident that is not there yet
     * @param silent addresses that do not count, each as {@code channel:address} in small letters
     */
    @Transactional(readOnly = true)
    public Map<String, Long> countByChannel(
            Collection<String> componentIds, @Nullable String incidentId, Collection<String> silent) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql(
                        """
                        select channel, count(*) from subscriber_recipient
                        where (all_components or component_ids && cast(:touched as varchar[])
                            or cast(:incident as varchar) = any(incident_ids))
                            and channel || ':' || lower(address) <> all(:silent)
                        group by channel
                        """)
                .param("touched", componentIds.toArray(String[]::new))
                .param("incident", incidentId)
                .param("silent", silent.toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
