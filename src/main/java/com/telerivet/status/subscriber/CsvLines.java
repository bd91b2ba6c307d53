package com.telerivet.status.subscriber;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Comma-separated values as spreadsheets write them (RFC 4180), one record after the other. Where the first line has more
 * semicolons than commas, semicolons separate, as in countries whose numbers have commas. Cells and records are bounded.
 */
final class CsvLines {

    private static final int LONGEST_CELL = 2000;
    private static final int MOST_CELLS = 50;
    private static final int LOOKED_AHEAD = 4000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PushbackReader in;
    private final char separator;
    private int line = 1;

    CsvLines(Reader reader) throws IOException {
        this.in = new PushbackReader(reader, LOOKED_AHEAD);
        char[] ahead = new char[LOOKED_AHEAD];
        int read = Math.max(0, in.read(ahead));
        int from = read > 0 && ahead[0] == BYTE_ORDER_MARK ? 1 : 0;
        in.unread(ahead, from, read - from);
        String head = new String(ahead, 0, read).lines().findFirst().orElse("");
        this.separator = head.chars().filter(c -> c == ';').count()
                        > head.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    /** @param number the line in the file on which it begins */
    record Line(int number, List<String> cells) {

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** What is no such table: a quotation mark without its other half, or more than any row of ours has. */
    static final class Broken extends IOException {

        private final int line;

        Broken(int line) {
            super("line " + line + " is no line of a table");
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    Optional<Line> next() throws IOException {
        int begin = line;
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        in.unread(first);
        List<String> cells = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn) {
            StringBuilder cell = new StringBuilder();
            goesOn = cell(cell, begin);
            cells.add(plain(cell.toString()));
            if (cells.size() > MOST_CELLS) {
                throw new Broken(begin);
            }
        }
        return Optional.of(new Line(begin, cells));
    }

    /** Reads one cell; whether another follows on the same line. */
    private boolean cell(StringBuilder cell, int begin) throws IOException {
        boolean isQuoted = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (isQuoted) {
                if (c == '"') {
                    int after = in.read();
                    isQuoted = after == '"';
                    if (!isQuoted) {
                        putBack(after);
                        continue;
                    }
                } else if (c == '\n') {
                    line++;
                }
            } else if (c == '"' && cell.isEmpty()) {
                isQuoted = true;
                continue;
            } else if (c == separator) {
                return true;
            } else if (c == '\n' || c == '\r') {
                endLine(c);
                return false;
            }
            if (cell.length() >= LONGEST_CELL) {
                throw new Broken(begin);
            }
            cell.append((char) c);
        }
        if (isQuoted) {
            throw new Broken(begin);
        }
        return false;
    }

    private void endLine(int c) throws IOException {
        line++;
        if (c == '\r') {
            int after = in.read();
            if (after != '\n') {
                putBack(after);
            }
        }
    }

    private void putBack(int c) throws IOException {
        if (c >= 0) {
            in.unread(c);
        }
    }

    /** Our own tables put an apostrophe before what a spreadsheet would take for a formula. */
    private static String plain(String cell) {
        String stripped = cell.strip();
        int marks = stripped.length() > 2 && stripped.charAt(1) == '\'' ? 2 : 1;
        return stripped.length() > marks && stripped.charAt(0) == '\'' && "=+-@".indexOf(stripped.charAt(marks)) >= 0
                ? stripped.substring(1)
                : stripped;
    }
}
