package com.telerivet.status.admin;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180), as spreadsheets open them without harm. */
final class CsvTable {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final Appendable out;

    /** Begins a table whose columns have these names. */
    CsvTable(Appendable out, String... columns) throws IOException {
        this.out = out;
        out.append(String.join(",", columns)).append("\r\n");
    }

    /** A line, in which what is null is empty. */
    void row(@Nullable Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        out.append("\r\n");
    }

    /**
     * A text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text; so does one
     * that has that apostrophe already, so that the text can be told again from what stands here.
     */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isFormula = startsFormula(text, 0) || (text.startsWith("'") && startsFormula(text, 1));
        return '"' + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private static boolean startsFormula(String text, int at) {
        return text.length() > at && STARTS_A_FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}
