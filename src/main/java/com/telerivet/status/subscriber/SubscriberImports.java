package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.Notices;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Subscribers out of a table, all of them or none. Nobody is brought back who has left, nothing goes to addresses that
 * refused, who is there stays as it is; so the same table may come in again, and only what is new in it does anything.
 */
@Component
public class SubscriberImports {

    private static final int PORTION = 1000;

    private final TableReader reader;
    private final ImportedRows rows;
    private final Suspensions suspensions;
    private final Notices notices;
    private final JdbcClient jdbc;

    SubscriberImports(
            TableReader reader, ImportedRows rows, Suspensions suspensions, Notices notices, JdbcClient jdbc) {
        this.reader = reader;
        this.rows = rows;
        this.suspensions = suspensions;
        this.notices = notices;
        this.jdbc = jdbc;
    }

    /** Reads a table and keeps nothing. */
    public SubscriberTable read(InputStream file) throws IOException {
        return reader.read(file);
    }

    /** What bringing it in would do just now. */
    @Transactional(readOnly = true)
    public ImportCount foresee(SubscriberTable table, ImportTerms terms) {
        ImportCount count = ImportCount.NONE;
        for (List<ImportRow> portion : portions(table)) {
            count = count.and(Sorted.of(portion, terms, states(portion), suspended(portion))
                    .count());
        }
        return count;
    }

    /**
     * Brings it in.
     *
     * @throws IllegalArgumentException for a table in which something is wrong
     */
    @Transactional
    public ImportCount bringIn(SubscriberTable table, ImportTerms terms) {
        if (!table.isFine()) {
            throw new IllegalArgumentException("a table with faults does not come in");
        }
        String subject = Ids.random();
        ImportCount count = ImportCount.NONE;
        for (List<ImportRow> portion : portions(table)) {
            Sorted sorted = Sorted.of(portion, terms, states(portion), suspended(portion));
            rows.insert(sorted.fresh(), terms);
            rows.vouch(sorted.vouched(), terms);
            rows.ask(sorted.toAsk(), subject);
            count = count.and(sorted.count());
        }
        notices.send(Deliveries.NOTICE);
        return count;
    }

    /** The rows of a portion by what becomes of them. */
    private record Sorted(List<ImportRow> fresh, List<ImportRow> vouched, List<ImportRow> toAsk, ImportCount count) {

        static Sorted of(
                List<ImportRow> portion,
                ImportTerms terms,
                Map<String, SubscriberState> states,
                Set<String> suspended) {
            List<ImportRow> fresh = new ArrayList<>();
            List<ImportRow> vouched = new ArrayList<>();
            List<ImportRow> toAsk = new ArrayList<>();
            ImportCount count = ImportCount.NONE;
            for (ImportRow row : portion) {
                String key = row.address().text().toLowerCase(Locale.ROOT);
                SubscriberState state = states.get(key);
                boolean hasLeft = row.state() == SubscriberState.UNSUBSCRIBED;
                boolean isWaiting = state == SubscriberState.UNCONFIRMED && terms.takesAgreed(row);
                if (state == SubscriberState.UNSUBSCRIBED) {
                    count = count.and(new ImportCount(0, 0, 0, 1, 0, 0));
                } else if (state != null && !isWaiting) {
                    count = count.and(new ImportCount(0, 0, 1, 0, 0, 0));
                } else if (hasLeft) {
                    fresh.add(row);
                    count = count.and(new ImportCount(0, 0, 0, 0, 1, 0));
                } else if (suspended.contains(key)) {
                    count = count.and(new ImportCount(0, 0, 0, 0, 0, 1));
                } else if (terms.takesAgreed(row)) {
                    (isWaiting ? vouched : fresh).add(row);
                    count = count.and(new ImportCount(1, 0, 0, 0, 0, 0));
                } else {
                    fresh.add(row);
                    toAsk.add(row);
                    count = count.and(new ImportCount(0, 1, 0, 0, 0, 0));
                }
            }
            return new Sorted(fresh, vouched, toAsk, count);
        }
    }

    private Map<String, SubscriberState> states(List<ImportRow> portion) {
        Map<String, SubscriberState> states = new HashMap<>();
        jdbc.sql(
                        """
                        select lower(address), state from subscriber where channel = 'mail' and lower(address) = any(?)
                        """)
                .param(portion.stream()
                        .map(row -> row.address().text().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new))
                .query(row -> {
                    states.put(
                            row.getString(1),
                            SubscriberState.valueOf(row.getString(2).toUpperCase(Locale.ROOT)));
                });
        return states;
    }

    private Set<String> suspended(List<ImportRow> portion) {
        return suspensions.among(
                "mail", portion.stream().map(row -> row.address().text()).toList());
    }

    private static List<List<ImportRow>> portions(SubscriberTable table) {
        List<List<ImportRow>> portions = new ArrayList<>();
        for (int from = 0; from < table.size(); from += PORTION) {
            portions.add(table.rows().subList(from, Math.min(table.size(), from + PORTION)));
        }
        return portions;
    }
}
