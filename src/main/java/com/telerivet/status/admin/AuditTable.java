package com.telerivet.status.admin;

import com.telerivet.status.platform.AuditEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail as comma-separated values (RFC 4180). */
final class AuditTable {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private AuditTable() {}

    static String of(List<AuditEntry> entries) {
        StringBuilder table =
                new StringBuilder("id,at,who_kind,who_id,who,address,verb,noun,noun_id,name,before,after\r\n");
        for (AuditEntry entry : entries) {
            table.append(entry.id()).append(',').append(entry.at());
            cell(table, entry.who().kind());
            cell(table, entry.who().id());
            cell(table, entry.who().name());
            cell(table, entry.who().address());
            cell(table, entry.verb());
            cell(table, entry.noun());
            cell(table, entry.nounId());
            cell(table, entry.nounName());
            cell(table, entry.before());
            cell(table, entry.after());
            table.append("\r\n");
        }
        return table.toString();
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text. */
    private static void cell(StringBuilder table, @Nullable String value) {
        String text = value == null ? "" : value;
        if (!text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        table.append(",\"").append(text.replace("\"", "\"\"")).append('"');
    }
}
