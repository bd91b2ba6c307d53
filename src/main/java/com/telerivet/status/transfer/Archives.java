package com.telerivet.status.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page with its history, figures and subscribers as one JSON file, told in docs/archive-format.md. It is written
 * row by row from one consistent read, so that its size is bounded by the disk alone.
 */
@Component
public class Archives {

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final Clock clock;

    Archives(DataSource database, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(ROWS_AT_ONCE);
        this.reading = new TransactionTemplate(transactions);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * Writes everything into {@code file}, which is either there in whole and for its owner only, or as it was before.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public void save(Path file) {
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "status-archive", ".part");
            try {
                reading.executeWithoutResult(status -> write(part));
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be written to " + file + ": " + e, e);
        }
    }

    private void write(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be written: " + e, e);
        }
    }

    private void write(Writer out) throws IOException {
        jdbc.execute("set local time zone 'UTC'");
        out.write("{\"format\":\"status-archive\",\"version\":" + ArchiveRows.VERSION + ",\n\"written_at\":\""
                + clock.instant() + "\",\n\"left_out\":" + leftOut());
        for (ArchivedTable table : ArchivedTable.ALL) {
            out.write(",\n\"" + table.name() + "\":[");
            String[] separator = {"\n"};
            jdbc.query(table.rows(), row -> {
                try {
                    out.write(separator[0]);
                    out.write(row.getString(1));
                    separator[0] = ",\n";
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.write("]");
        }
        out.write("}\n");
    }

    /** An archive says itself what it does not hold, also of tables that came after the list was made. */
    private String leftOut() {
        List<String> archived =
                ArchivedTable.ALL.stream().map(ArchivedTable::name).toList();
        return jdbc
                .queryForList(
                        """
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                            and not relispartition
                        order by relname
                        """,
                        String.class)
                .stream()
                .filter(name -> !archived.contains(name))
                .map(JsonMapper.shared()::writeValueAsString)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
