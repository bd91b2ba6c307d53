package com.telerivet.status.transfer;

import java.util.List;
import java.util.Optional;

/**
 * What of a table goes into an archive.
 *
 * @param order by which columns its rows stand, so that the same data makes the same archive; they tell its rows apart
 * @param only SQL that the rows must fulfil
 * @param without columns that stay at home, because they hold secrets; they are words, and empty where they come in
 * @param moving columns that the machine changes by itself, so that they tell nothing about whether a row is the same
 */
record ArchivedTable(String name, String order, String only, List<String> without, List<String> moving) {

    private static final String LIVING = "select id from incident where deleted_at is null";

    /** Those whose address is no secret that is sealed with this instance's key. */
    private static final String REACHABLE = "not in (select subscriber_id from subscriber_endpoint)";

    /** The steps of months whose points are gone: what is left of them. */
    private static final String FINAL =
            "date_trunc('month', at at time zone 'UTC')::date in (select month from metric_closed_month)";

    /** Every table after those that it refers to. */
    static final List<ArchivedTable> ALL = List.of(
            all("page", "id"),
            all("page_picture", "name"),
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
            some(
                    "incident_update_translation",
                    "incident_update_id, language",
                    "incident_update_id in (select id from incident_update where incident_id in (" + LIVING + "))"),
            some("incident_translation", "incident_id, language", "incident_id in (" + LIVING + ")"),
            some("api_incident_field", "incident_id", "incident_id in (" + LIVING + ")"),
            all("incident_template", "id"),
            all("metric_provider", "id"),
            all("metric", "id"),
            all("metric_setting", "metric_id"),
            all("metric_limit", "metric_id"),
            all("metric_closed_month", "month"),
            some("metric_rollup", "metric_id, step, at", FINAL),
            all("metric_point", "metric_id, at, source"),
            new ArchivedTable(
                    "metric_pull",
                    "id",
                    "true",
                    List.of("sealed_secret"),
                    List.of(
                            "next_at",
                            "fetched_until",
                            "failures",
                            "last_at",
                            "last_value",
                            "last_success_at",
                            "last_error_at",
                            "last_error")),
            new ArchivedTable("otlp_rule", "id", "true", List.of(), List.of("heard_at")),
            new ArchivedTable(
                    "probe",
                    "id",
                    "true",
                    List.of("headers"),
                    List.of(
                            "next_at",
                            "last_at",
                            "last_success_at",
                            "last_error_at",
                            "last_error",
                            "certificate_ends_at",
                            "last_phases")),
            new ArchivedTable(
                    "alert_rule",
                    "id",
                    "true",
                    List.of("webhook_url"),
                    List.of("next_at", "is_firing", "state_since", "checked_at")),
            some("subscriber", "id", "id " + REACHABLE),
            some("subscriber_component", "subscriber_id, component_id", "subscriber_id " + REACHABLE),
            some(
                    "subscriber_incident",
                    "subscriber_id, incident_id",
                    "subscriber_id " + REACHABLE + " and incident_id in (" + LIVING + ")"));

    ArchivedTable {
        without = List.copyOf(without);
        moving = List.copyOf(moving);
    }

    static Optional<ArchivedTable> named(String name) {
        return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private static ArchivedTable all(String name, String order) {
        return some(name, order, "true");
    }

    private static ArchivedTable some(String name, String order, String only) {
        return new ArchivedTable(name, order, only, List.of(), List.of());
    }

    List<String> keys() {
        return List.of(order.split(", "));
    }

    /** Its rows, one JSON object each. */
    String rows() {
        String left = without.isEmpty() ? "" : " - '{" + String.join(",", without) + "}'::text[]";
        return "select (to_jsonb(t)" + left + ")::text from " + name + " t where " + only + " order by " + order;
    }
}
