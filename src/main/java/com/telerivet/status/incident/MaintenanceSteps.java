package com.telerivet.status.incident;

import com.telerivet.status.platform.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what is due, and does each step in one transaction: it has happened whole and once, or not at all. */
@Component
class MaintenanceSteps {

    /** A lock of the database by which one instance at a time takes steps: their order decides what components are. */
    private static final long ONE_AT_A_TIME = 0x6d61696e74L;

    private final JdbcClient jdbc;
    private final IncidentLedger ledger;
    private final Posting posting;
    private final ApplicationEventPublisher events;

    MaintenanceSteps(JdbcClient jdbc, IncidentLedger ledger, Posting posting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.posting = posting;
        this.events = events;
    }

    /** The present, which all instances agree on. */
    Instant now() {
        return jdbc.sql("select date_trunc('milliseconds', clock_timestamp())")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /**
     * The step that was due first. A reminder is due only before the start, and only where the maintenance was known
     * in time.
     */
    Optional<MaintenanceStep> next(Instant now, Collection<String> except) {
        return jdbc.sql(
                        """
                        select id, kind, due from (
                            select id, 'REMINDER' as kind, scheduled_for - make_interval(secs => :before) as due
                            from incident
                            where deleted_at is null and status = 'scheduled' and scheduled_remind_prior and scheduled_reminded_at is null
                            and scheduled_for > :now
                            and created_at < scheduled_for - make_interval(secs => :before)
                            union all
                            select id, 'START', scheduled_for from incident
                            where deleted_at is null and status = 'scheduled' and scheduled_auto_in_progress
                            union all
                            select id, 'END', scheduled_until from incident
                            where deleted_at is null and status in ('in_progress', 'verifying') and scheduled_auto_completed
                        ) step
                        where due <= :now and id <> all (:except)
                        order by due, kind desc, id limit 1
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", MaintenancePlan.REMINDED_BEFORE.toSeconds())
                .param("except", except.toArray(String[]::new))
                .query((row, n) -> new MaintenanceStep(
                        row.getString(1),
                        MaintenanceStep.Kind.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Takes the step, unless somebody else did meanwhile. False where another instance takes steps just now. */
    @Transactional
    public boolean take(MaintenanceStep step, Instant now) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(ONE_AT_A_TIME)
                .query(Boolean.class)
                .single();
        if (!mine) {
            return false;
        }
        Incident maintenance = ledger.open(step.incidentId(), null);
        if (step.isDueFor(maintenance)) {
            take(step, maintenance, now);
        }
        return true;
    }

    private void take(MaintenanceStep step, Incident maintenance, Instant now) {
        MaintenancePlan plan = maintenance.window().plan();
        switch (step.kind()) {
            case REMINDER -> {
                maintenance.window().reminded(now);
                ledger.keep(maintenance);
                events.publishEvent(new MaintenanceReminded(maintenance.id(), Ids.random()));
            }
            case START -> {
                boolean alsoOver = plan.autoCompleted()
                        && plan.notifyAtEnd()
                        && !plan.scheduledUntil().isAfter(now);
                become(IncidentStatus.IN_PROGRESS, step, maintenance, plan.notifyAtStart() && !alsoOver);
            }
            case END -> become(IncidentStatus.COMPLETED, step, maintenance, plan.notifyAtEnd());
        }
    }

    /** It happened when it was due, however late we come to tell it; but not before what was told already. */
    private void become(IncidentStatus status, MaintenanceStep step, Incident maintenance, boolean notify) {
        Instant last = maintenance.told().lastWord();
        Instant at = step.due().isBefore(last) ? last : step.due();
        posting.post(maintenance, new NewUpdate(status, status.sentence(), at, Map.of(), notify), at);
    }
}
