package com.telerivet.status.transfer;

import java.util.List;

/**
 * What of a table goes into an archive.
 *
 * @param order by which columns its rows stand, so that the same data makes the same archive
 * @param only SQL that the rows must fulfil
 * @param without columns that stay at home, because they hold secrets
 */
record ArchivedTable(String name, String order, String only, List<String> without) {

    private static final String LIVING = "select id from incident where deleted_at is null";

    /** Webhooks and chats stay at home: where they are is a secret, and without it they are nothing. */
    private static final String PEOPLE = "channel in ('mail', 'sms')";

    private static final String SUBSCRIBED = "select id from subscriber where " + PEOPLE;

    /** Every table after those that it refers to. */
    static final List<ArchivedTable> ALL = List.of(
            all("page", "id"),
            all("component_group", "id"),
            all("component", "id"),
            all("component_status_change", "id"),
            all("component_correction", "id"),
            all("component_correction_piece", "correction_id, from_at"),
            some("incident", "id", "deleted_at is null"),
            some("incident_update", "id", "incident_id in (" + LIVING + ")"),
            some(
                    "incident_update_component",
                    "incident_update_id, position",
                    "incident_update_id in (select id from incident_update where incident_id in (" + LIVING + "))"),
            some("api_incident_field", "incident_id", "incident_id in (" + LIVING + ")"),
            all("incident_template", "id"),
            all("metric_provider", "id"),
            all("metric", "id"),
            all("metric_setting", "metric_id"),
            all("metric_limit", "metric_id"),
            all("metric_point", "metric_id, at, source"),
            new ArchivedTable("probe", "id", "true", List.of("headers")),
            new ArchivedTable("alert_rule", "id", "true", List.of("webhook_url")),
            some("subscriber", "id", PEOPLE),
            some("subscriber_component", "subscriber_id, component_id", "subscriber_id in (" + SUBSCRIBED + ")"),
            some(
                    "subscriber_incident",
                    "subscriber_id, incident_id",
                    "incident_id in (" + LIVING + ") and subscriber_id in (" + SUBSCRIBED + ")"));

    ArchivedTable {
        without = List.copyOf(without);
    }

    private static ArchivedTable all(String name, String order) {
        return some(name, order, "true");
    }

    private static ArchivedTable some(String name, String order, String only) {
        return new ArchivedTable(name, order, only, List.of());
    }

    /** Its rows, one JSON object each. */
    String rows() {
        String left = without.isEmpty() ? "" : " - '{" + String.join(",", without) + "}'::text[]";
        return "select (to_jsonb(t)" + left + ")::text from " + name + " t where " + only + " order by " + order;
    }
}
