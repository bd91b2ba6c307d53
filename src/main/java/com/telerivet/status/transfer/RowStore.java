package com.telerivet.status.transfer;

import com.telerivet.status.transfer.ImportSummary.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Puts rows into tables, inside a transaction of its caller, and counts. Rows that are here already stay as they are. */
final class RowStore {

    private static final int MOST_MONTHS = 600;
    private static final int MOST_CONFLICTS_TOLD = 5;

    private final JdbcClient jdbc;
    private final Map<String, Map<String, String>> types = new HashMap<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final TreeSet<String> months = new TreeSet<>();

    RowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ImportSummary summary() {
        return new ImportSummary(counts, conflicts);
    }

    /** @throws ImportRejected when a row is not sound */
    void add(ArchivedTable table, List<String> columns, List<ObjectNode> rows) {
        check(table, columns, rows);
        if (table.name().equals("metric_point")) {
            makeRoom(rows);
        }
        String json = rows.toString();
        long added = insert(table, columns, json);
        long same = added == rows.size() ? added : same(table, columns, json);
        Count count = new Count(added, same - added, rows.size() - same);
        counts.merge(table.name(), count, Count::plus);
        if (count.conflicting() > 0 && conflicts.size() < MOST_CONFLICTS_TOLD) {
            tellConflicts(table, columns, json);
        }
    }

    /** Counts what its caller has found to be here. */
    void count(String table, Count count) {
        counts.merge(table, count, Count::plus);
    }

    void tell(String conflict) {
        if (conflicts.size() < MOST_CONFLICTS_TOLD) {
            conflicts.add(conflict);
        }
    }

    /** Whether all of these rows are here already, just so. */
    boolean isHere(ArchivedTable table, List<String> columns, List<ObjectNode> rows) {
        check(table, columns, rows);
        return same(table, columns, rows.toString()) == rows.size();
    }

    /** The names of columns become SQL, so they come first. */
    private void check(ArchivedTable table, List<String> columns, List<ObjectNode> rows) {
        Map<String, String> known = types.computeIfAbsent(table.name(), this::typesOf);
        for (String column : columns) {
            if (!known.containsKey(column) || table.without().contains(column)) {
                throw new ImportRejected("This archive has \"" + column.substring(0, Math.min(60, column.length()))
                        + "\" in \"" + table.name() + "\", which this program does not know or take. Use the program"
                        + " that wrote it, or a newer one.");
            }
        }
        rows.forEach(row -> RowCheck.check(table, row, known));
    }

    private Map<String, String> typesOf(String table) {
        return jdbc
                .sql("select column_name, udt_name from information_schema.columns"
                        + " where table_schema = current_schema() and table_name = ?")
                .param(table)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long insert(ArchivedTable table, List<String> columns, String json) {
        String into = String.join(", ", columns);
        String from = columns.stream().map(column -> "r." + column).collect(Collectors.joining(", "));
        for (String absent : table.without()) {
            into += ", " + absent;
            from += ", ''";
        }
        String stale = table.name().equals("metric_point")
                ? ", stale as (insert into metric_stale (metric_id, hour)"
                        + " select distinct metric_id, date_bin('1 hour', at, 'epoch') from added)"
                : "";
        return jdbc.sql(
                        "with added as (insert into %s (%s) overriding system value select %s from %s on conflict do nothing"
                                        .formatted(table.name(), into, from, read(table))
                                + " returning *)" + stale + " select count(*) from added")
                .param(json)
                .query(Long.class)
                .single();
    }

    private long same(ArchivedTable table, List<String> columns, String json) {
        return jdbc.sql("select count(*) from " + read(table) + " where " + isHere(table, columns))
                .param(json)
                .query(Long.class)
                .single();
    }

    private void tellConflicts(ArchivedTable table, List<String> columns, String json) {
        String keys = table.keys().stream().map(key -> "r." + key).collect(Collectors.joining(", "));
        jdbc.sql("select concat_ws(', ', " + keys + ") from " + read(table) + " where not " + isHere(table, columns)
                        + " limit " + MOST_CONFLICTS_TOLD)
                .param(json)
                .query(String.class)
                .list()
                .forEach(key -> conflicts.add(table.name() + " " + key + " is here already, but otherwise"));
    }

    private static String read(ArchivedTable table) {
        return "jsonb_populate_recordset(null::" + table.name() + ", cast(? as jsonb)) r";
    }

    private static String isHere(ArchivedTable table, List<String> columns) {
        String key = table.keys().stream()
                .map(column -> "t." + column + " = r." + column)
                .collect(Collectors.joining(" and "));
        String same = columns.stream()
                .filter(column -> !table.moving().contains(column))
                .map(column -> "t." + column + " is not distinct from r." + column)
                .collect(Collectors.joining(" and "));
        return "exists (select from " + table.name() + " t where " + key + " and " + (same.isEmpty() ? "false" : same)
                + ")";
    }

    /** Points lie in a table a month. */
    private void makeRoom(List<ObjectNode> rows) {
        for (ObjectNode row : rows) {
            String at = row.path("at").asString("");
            if (at.length() > 10 && months.add(at.substring(0, 7))) {
                jdbc.sql("select cast(metric_add_month(month) as text) from (select cast(date_trunc('month',"
                                + " cast(? as timestamptz) at time zone 'UTC') as date) as month) m"
                                + " where not exists (select from metric_closed_month c where c.month = m.month)")
                        .param(at)
                        .query(String.class)
                        .list();
            }
        }
        if (months.size() > MOST_MONTHS) {
            throw new ImportRejected("The points of this archive lie in more than " + MOST_MONTHS + " months.");
        }
    }
}
