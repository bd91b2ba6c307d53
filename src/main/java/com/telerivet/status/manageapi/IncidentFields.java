package com.telerivet.status.manageapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clients keep with an incident and the page has no use for: it comes back as it was given, also with an incident
 * that is taken out of the bin.
 */
@Component
class IncidentFields {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    IncidentFields(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Never null: an incident without any has an empty object. */
    ObjectNode of(String incidentId) {
        ObjectNode fields = of(List.of(incidentId)).get(incidentId);
        return fields == null ? JsonNodeFactory.instance.objectNode() : fields;
    }

    /** Those of the incidents that have any. */
    Map<String, ObjectNode> of(Collection<String> incidentIds) {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        jdbc.sql("select incident_id, fields::text from api_incident_field where incident_id = any(?)")
                .param(incidentIds.toArray(String[]::new))
                .query((row, n) -> all.put(row.getString(1), (ObjectNode) JSON.readTree(row.getString(2))))
                .list();
        return all;
    }

    void keep(String incidentId, ObjectNode fields) {
        jdbc.sql(
                        """
                        insert into api_incident_field (incident_id, fields) values (?, cast(? as jsonb))
                        on conflict (incident_id) do update set fields = excluded.fields
                        """)
                .params(incidentId, JSON.writeValueAsString(fields))
                .update();
    }
}
