package com.telerivet.status.transfer;

import com.telerivet.status.platform.Actor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings data in, whole or not at all: one transaction, in which nobody is written to and the site's generation rises
 * once. A preview is the same work, taken back at its end, so that it tells what would happen.
 */
@Component
public class Imports {

    private static final int LOCK = "import".hashCode();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(DataSource database, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What {@link #load} would do; nothing is changed.
     *
     * @param progress hears how much is done, from 0 to 1
     * @throws ImportRejected when the file cannot come in, with the reason
     */
    public ImportSummary preview(Path file, DoubleConsumer progress) {
        return preview(Incoming.of(file), progress);
    }

    ImportSummary preview(Incoming incoming, DoubleConsumer progress) {
        return work(store -> readInto(store, incoming, progress), TransactionStatus::setRollbackOnly);
    }

    /**
     * Brings a file in: an archive, or what another status page wrote.
     *
     * @param who is written down in the audit trail
     * @throws ImportRejected when it cannot come in, with the reason; then nothing has changed
     */
    public ImportSummary load(Path file, Actor who, DoubleConsumer progress) {
        return load(Incoming.of(file), who, progress);
    }

    ImportSummary load(Incoming incoming, Actor who, DoubleConsumer progress) {
        return work(
                store -> {
                    readInto(store, incoming, progress);
                    if (incoming.archive() != null) {
                        refuseConflicts(store.summary());
                    }
                    finish(store.summary(), who);
                },
                status -> {});
    }

    private ImportSummary work(Consumer<RowStore> task, Consumer<TransactionStatus> end) {
        RowStore store = new RowStore(jdbc);
        try {
            transaction.executeWithoutResult(status -> {
                begin();
                task.accept(store);
                end.accept(status);
            });
            return store.summary();
        } catch (DataIntegrityViolationException | BadSqlGrammarException | UncategorizedSQLException e) {
            throw new ImportRejected("The database does not take this: " + reason(e), e);
        }
    }

    /** The trail gets one line for all of it, not one a row. */
    private void begin() {
        jdbc.sql("select set_config('status.audit_kind', '', true)")
                .query(String.class)
                .single();
        if (jdbc.sql("select to_regclass('page') is null").query(Boolean.class).single()) {
            throw new ImportRejected("This database has no tables yet: start the page once, then bring the file in.");
        }
        if (!jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single()) {
            throw new ImportRejected("Something is being brought in already. Try again when it is done.");
        }
    }

    private void readInto(RowStore store, Incoming incoming, DoubleConsumer progress) {
        Path archive = incoming.archive();
        SourceSite site = incoming.site();
        if (archive != null) {
            readInto(store, archive, progress);
        } else if (site != null) {
            if (isEmpty()) {
                name(site);
            }
            new SourceWriter(jdbc, store, clock.instant()).write(site);
        }
    }

    /** A page that nobody has made anything of is called as the one that it takes over from. */
    private void name(SourceSite site) {
        String name = site.name() == null ? "" : site.name();
        String zone = site.timeZone() == null ? "" : site.timeZone();
        jdbc.sql(
                        """
                        update page set name = coalesce(nullif(?, ''), name), time_zone = coalesce(nullif(?, ''), time_zone),
                            version = version + 1
                        """)
                .param(name.substring(0, Math.min(100, name.length())).strip())
                .param(ZoneId.getAvailableZoneIds().contains(zone) ? zone : "")
                .update();
    }

    private void readInto(RowStore store, Path archive, DoubleConsumer progress) {
        boolean isEmpty = isEmpty();
        Optional<String> here =
                jdbc.sql("select id from page").query(String.class).optional();
        try (ArchiveRows rows = ArchiveRows.open(archive)) {
            for (Optional<ArchiveRows.Portion> next = rows.next(); next.isPresent(); next = rows.next()) {
                ArchiveRows.Portion portion = next.get();
                if (portion.table().name().equals("page")) {
                    takePlace(store, portion, isEmpty, here);
                }
                store.add(portion.table(), portion.columns(), portion.rows());
                progress.accept(rows.share());
            }
        }
        if (!store.summary().tables().containsKey("page")) {
            throw new ImportRejected("This archive has no page in it.");
        }
    }

    /** The page that an empty instance begins with makes way. */
    private void takePlace(RowStore store, ArchiveRows.Portion portion, boolean isEmpty, Optional<String> here) {
        String id = portion.rows().get(0).path("id").asString("");
        if (isEmpty) {
            if (!store.isHere(portion.table(), portion.columns(), portion.rows())) {
                jdbc.sql("delete from page").update();
            }
        } else if (!here.equals(Optional.of(id))) {
            throw new ImportRejected("This instance has a page of its own already. An archive comes into an empty"
                    + " instance, or into the one that it was taken from.");
        }
    }

    private boolean isEmpty() {
        return ArchivedTable.ALL.stream()
                .filter(table -> !table.name().equals("page"))
                .noneMatch(table -> jdbc.sql("select exists (select from " + table.name() + ")")
                        .query(Boolean.class)
                        .single());
    }

    private static void refuseConflicts(ImportSummary summary) {
        if (summary.conflicting() > 0) {
            throw new ImportRejected(summary.conflicting() + " rows are here already, but otherwise: "
                    + String.join("; ", summary.conflicts()) + ". Nothing was changed.");
        }
    }

    private void finish(ImportSummary summary, Actor who) {
        if (summary.added() == 0) {
            return;
        }
        List.of("component_status_change", "component_correction").forEach(this::countOn);
        jdbc.sql("update generation set number = number + 1, changed_at = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("select cast(pg_notify('site', '') as text)")
                .query(String.class)
                .list();
        note(summary, who);
    }

    /** New rows of this table get numbers after those that came in. */
    private void countOn(String table) {
        jdbc.sql("select setval(pg_get_serial_sequence('" + table
                        + "', 'id'), greatest(nextval(pg_get_serial_sequence('" + table
                        + "', 'id')), (select max(id) from " + table + ")))")
                .query(Long.class)
                .list();
    }

    private void note(ImportSummary summary, Actor who) {
        String text = summary.text();
        jdbc.sql(
                        """
                        insert into audit_entry (who_kind, who_id, who_name, address, verb, noun, noun_name)
                        values (?, ?, ?, ?, 'imported', 'page', ?)
                        """)
                .params(who.kind())
                .param(who.id())
                .params(who.name(), who.address(), text.substring(0, Math.min(255, text.length())))
                .update();
    }

    private static String reason(DataAccessException e) {
        String message = String.valueOf(e.getMostSpecificCause().getMessage());
        String line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(300, line.length()));
    }
}
