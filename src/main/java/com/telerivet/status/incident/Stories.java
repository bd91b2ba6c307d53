package com.telerivet.status.incident;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All incidents, for those who keep a copy and follow what changes: ten thousand of them, but few at a time. */
@Component
public class Stories {

    private final IncidentRepository incidents;
    private final EntityManager entities;
    private final JdbcClient jdbc;

    Stories(IncidentRepository incidents, EntityManager entities, JdbcClient jdbc) {
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /** Of all incidents that there are. */
    @Transactional(readOnly = true)
    public StorySums sums() {
        // a sum of times since a fixed one is a sum of whole numbers, where a sum of seconds would be one of decimals
        return jdbc.sql("select count(*), coalesce(sum(version), 0),"
                        + " coalesce(extract(epoch from sum(updated_at - timestamptz 'epoch')) * 1000000, 0)"
                        + " from incident where deleted_at is null")
                .query((row, number) -> new StorySums(
                        row.getLong(1), row.getLong(2), row.getBigDecimal(3).longValue()))
                .single();
    }

    /** The versions of those that changed at this time or later, by id. */
    @Transactional(readOnly = true)
    public Map<String, StoryVersion> versionsSince(Instant time) {
        Map<String, StoryVersion> versions = new HashMap<>();
        jdbc.sql("select id, version, updated_at from incident where deleted_at is null and updated_at >= ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .query((RowCallbackHandler) row -> versions.put(
                        row.getString(1),
                        new StoryVersion(
                                row.getInt(2),
                                row.getObject(3, OffsetDateTime.class).toInstant())));
        return versions;
    }

    /** The incidents of these ids, in no order; a long list is better read in parts of a few hundred. */
    @Transactional(readOnly = true)
    public List<IncidentStory> read(Collection<String> ids) {
        List<Incident> found = incidents.findAllById(ids);
        List<IncidentStory> stories = found.stream().map(Incident::story).toList();
        found.forEach(entities::detach); // whoever reads all in one transaction shall not hold all of it
        return stories;
    }
}
