package com.telerivet.status.incident;

import com.telerivet.status.platform.Ids;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The templates of entries. They are no part of the public page. */
@Component
public class IncidentTemplates {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    IncidentTemplates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<IncidentTemplate> all() {
        return jdbc.sql("select * from incident_template order by lower(name), id")
                .query(IncidentTemplates::template)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<IncidentTemplate> find(String id) {
        return jdbc.sql("select * from incident_template where id = ?")
                .param(id)
                .query(IncidentTemplates::template)
                .optional();
    }

    /**
     * Adds one; its id and version are chosen here.
     *
     * @throws IncidentRejected with what is wrong with it
     */
    @Transactional
    public IncidentTemplate add(IncidentTemplate given) {
        if (jdbc.sql("select count(*) from incident_template")
                        .query(Integer.class)
                        .single()
                >= MOST) {
            throw new IncidentRejected("name", "There are " + MOST + " templates already");
        }
        String id = Ids.random();
        jdbc.sql(
                        """
                        insert into incident_template (id, name, title, body, status, group_id, notifies, component_ids,
                            created_at)
                        values (:id, :name, :title, :body, :status, :group, :notifies, :components, :now)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("group", given.groupId())
                .params(values(id, given))
                .update();
        return find(id).orElseThrow();
    }

    /**
     * Changes one; the group that a client of the API keeps with it stays.
     *
     * @param given with the version that the editor saw
     * @throws OptimisticLockingFailureException when somebody else changed or removed it since
     * @throws IncidentRejected with what is wrong with it
     */
    @Transactional
    public void change(String id, IncidentTemplate given) {
        int changed = jdbc.sql(
                        """
                        update incident_template set name = :name, title = :title, body = :body, status = :status,
                            notifies = :notifies, component_ids = :components, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("version", given.version())
                .params(values(id, given))
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("the template was changed by somebody else");
        }
    }

    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from incident_template where id = ?").param(id).update();
    }

    private static Map<String, @Nullable Object> values(String id, IncidentTemplate given) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", id);
        values.put("name", IncidentText.name(given.name()));
        values.put("title", IncidentText.title(given.title()));
        values.put("body", IncidentText.body(given.body()));
        values.put("status", given.status() == null ? null : given.status().code());
        values.put("notifies", given.notifies());
        values.put("components", given.componentIds().toArray(String[]::new));
        return values;
    }

    private static IncidentTemplate template(ResultSet row, int n) throws SQLException {
        Array components = row.getArray("component_ids");
        return new IncidentTemplate(
                row.getString("id"),
                row.getString("name"),
                row.getString("title"),
                row.getString("body"),
                IncidentStatus.of(row.getString("status") == null ? "" : row.getString("status"))
                        .orElse(null),
                row.getString("group_id"),
                row.getBoolean("notifies"),
                List.of((String[]) components.getArray()),
                row.getInt("version"));
    }
}
