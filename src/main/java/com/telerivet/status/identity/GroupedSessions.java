package com.telerivet.status.identity;

import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Orders the rows of somebody's sessions. Spring Session takes rows that follow one another for one session; without an
 * order the database may mix them, and a session is then read with a part of its attributes, or twice.
 */
@Component
class GroupedSessions implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {

    @Override
    public void customize(JdbcIndexedSessionRepository repository) {
        repository.setListSessionsByPrincipalNameQuery(
                """
                select s.primary_id, s.session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                    a.attribute_name, a.attribute_bytes
                from %TABLE_NAME% s left join %TABLE_NAME%_attributes a on a.session_primary_id = s.primary_id
                where s.principal_name = ? order by s.primary_id
                """);
    }
}
