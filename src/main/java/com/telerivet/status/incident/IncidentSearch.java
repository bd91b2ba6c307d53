package com.telerivet.status.incident;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds incidents by their words, page by page. */
@Component
public class IncidentSearch {

    private final IncidentRepository incidents;
    private final JdbcClient jdbc;

    IncidentSearch(IncidentRepository incidents, JdbcClient jdbc) {
        this.incidents = incidents;
        this.jdbc = jdbc;
    }

    /**
     * The incidents that say {@code words} in their name, status, postmortem or any entry, without regard to case;
     * newest first.
     *
     * @param words null finds all
     * @param offset how many to leave out before the first
     */
    @Transactional(readOnly = true)
    public List<IncidentStory> find(@Nullable String words, long offset, int limit) {
        List<String> ids = jdbc.sql(
                        """
                        select i.id from incident i
                        where i.deleted_at is null and (
                            cast(:pattern as text) is null or i.name ilike :pattern or i.status ilike :pattern
                            or (i.postmortem_published_at is not null
                                and (i.postmortem_body ilike :pattern or 'postmortem' ilike :pattern))
                            or exists (select 1 from incident_update u
                                       where u.incident_id = i.id and u.body ilike :pattern))
                        order by i.started_at desc, i.id limit :limit offset :offset
                        """)
                .param("pattern", words == null ? null : "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("limit", limit)
                .param("offset", offset)
                .query(String.class)
                .list();
        Map<String, IncidentStory> stories =
                incidents.findAllById(ids).stream().collect(Collectors.toMap(Incident::id, Incident::story));
        return ids.stream().map(stories::get).toList();
    }
}
