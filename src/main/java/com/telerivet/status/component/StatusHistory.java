package com.telerivet.status.component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded status changes, and over them what was corrected: where the truth about the past lies. */
@Repository
class StatusHistory {

    private final JdbcClient jdbc;
    private final CorrectionLog corrections;

    StatusHistory(JdbcClient jdbc, CorrectionLog corrections) {
        this.jdbc = jdbc;
        this.corrections = corrections;
    }

    void record(String componentId, ComponentStatus status, Instant at, Instant now, @Nullable String cause) {
        jdbc.sql(
                        """
                        insert into component_status_change (component_id, status, at, recorded_at, cause)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(componentId, status.code(), at.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                .param(cause)
                .update();
    }

    /** The status that held at {@code at}, counting changes of that very instant; empty before the first change. */
    Optional<ComponentStatus> at(String componentId, Instant at) {
        return jdbc.sql(
                        """
                        select status from component_status_change
                        where component_id = ? and at <= ? order by at desc, id desc limit 1
                        """)
                .params(componentId, at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .flatMap(ComponentStatus::of);
    }

    Optional<ComponentStatus> latest(String componentId) {
        return at(componentId, Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** That time, or the latest change of any of these: the clock of another instance may run ahead. */
    Instant notBefore(Collection<String> componentIds, Instant at) {
        return jdbc.sql("select greatest(?, max(at)) from component_status_change where component_id = any(?)")
                .params(at.atOffset(ZoneOffset.UTC), componentIds.toArray(String[]::new))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Takes back what {@code cause} recorded, and tells which components that touched. */
    List<String> takeBack(String cause) {
        return moved(
                """
                with gone as (delete from component_status_change where cause = ? returning *)
                insert into component_status_change_bin (id, component_id, status, at, recorded_at, cause)
                select id, component_id, status, at, recorded_at, cause from gone
                returning component_id
                """,
                cause);
    }

    /** Brings back what was taken back with {@code cause}, and tells which components that touches. */
    List<String> giveBack(String cause) {
        return moved(
                """
                with back as (delete from component_status_change_bin where cause = ? returning *)
                insert into component_status_change (id, component_id, status, at, recorded_at, cause)
                overriding system value
                select id, component_id, status, at, recorded_at, cause from back
                returning component_id
                """,
                cause);
    }

    void forget(String cause) {
        jdbc.sql("delete from component_status_change_bin where cause = ?")
                .param(cause)
                .update();
    }

    private List<String> moved(String statement, String cause) {
        return jdbc.sql(statement).param(cause).query(String.class).list().stream()
                .distinct()
                .toList();
    }

    /**
     * Moves what {@code cause} recorded to another instant, and tells which components that touched. What it recorded
     * anew since, when another cause had ended, stays where it is.
     */
    List<String> move(String cause, Instant at) {
        return jdbc
                .sql(
                        """
                        update component_status_change set at = :at
                        where cause = :cause
                        and at = (select min(at) from component_status_change where cause = :cause)
                        returning component_id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("cause", cause)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /**
     * For each component the periods that reach into the days from {@code first} on, in order of time: the last change
     * before that day and all later ones, as they are after all corrections.
     *
     * @param starts for each component that has one its start date
     */
    Map<String, List<StatusPeriod>> since(LocalDate first, ZoneId zone, Map<String, LocalDate> starts) {
        Map<String, List<StatusPeriod>> history = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select component_id, status, at from component_status_change c
                        where at >= coalesce(
                            (select max(p.at) from component_status_change p
                             where p.component_id = c.component_id and p.at <= :first), '-infinity')
                        order by component_id, at, id
                        """)
                .param("first", first.atStartOfDay(zone).toOffsetDateTime())
                .query((row, n) -> history.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new StatusPeriod(
                                row.getTimestamp(3).toInstant(),
                                ComponentStatus.of(row.getString(2)).orElseThrow())))
                .list();
        Map<String, List<CorrectedHistory.Piece>> pieces =
                corrections.piecesAfter(first.atStartOfDay(zone).toInstant());
        history.replaceAll((id, periods) -> CorrectedHistory.of(
                DayBars.fromStart(periods, starts.get(id), zone), pieces.getOrDefault(id, List.of())));
        return history;
    }
}
