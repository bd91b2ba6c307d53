package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.testkit.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail cannot be changed, and no table is forgotten. */
class AuditedTablesTests {

    /** What the machine keeps for itself, or what says again what an audited row says. */
    private static final Set<String> NOT_AUDITED = Set.of(
            "api_answer",
            "api_incident_field",
            "audit_entry",
            "component_correction_piece",
            "component_status_change",
            "component_status_change_bin",
            "delivery",
            "draft",
            "component_outbox",
            "emergency_entry",
            "flyway_schema_history",
            "generation",
            "incident_entry_bin",
            "last_edition",
            "metric_closed_month",
            "metric_point",
            "metric_rollup",
            "metric_stale",
            "otlp_counter",
            "outbox",
            "password_reset",
            "presence",
            "probe_minute",
            "probe_result",
            "probe_unjudged",
            "promise_reminder",
            "passkey_challenge",
            "recovery_code",
            "scheduled_reminder",
            "secret_key",
            "setup_token",
            "shared_schedule",
            "spring_session",
            "spring_session_attributes",
            "submitted_form",
            "undo_offer",
            "update_reminder",
            "subscriber_component",
            "subscriber_incident",
            "user_entities");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();

    @Test
    void everyTableIsAuditedOrKnownNotToBe() {
        List<String> silent = jdbc.sql(
                        """
                        select relname from pg_class c
                        where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace
                            and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audited')
                        """)
                .query(String.class)
                .list();

        assertThat(silent)
                .as("add a new table to R__platform_audited.sql, or here where only the machine writes it")
                .isSubsetOf(NOT_AUDITED);
    }

    @Test
    void aLineOfTheTrailStaysAsItIs() {
        new AuditTrail(jdbc, new Acting(), java.time.Clock.systemUTC()).note("began", "session", null, null);
        for (String sql : List.of(
                "update audit_entry set who_name = 'Mallory'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("only added to");
        }
        assertThat(jdbc.sql("select count(*) from audit_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
