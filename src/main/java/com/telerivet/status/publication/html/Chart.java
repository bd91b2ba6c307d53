package com.telerivet.status.publication.html;

import java.util.List;

/**
 * A metric over a period: its figure in words, the drawing, and the same figures as a table.
 *
 * @param age of the figure, or the time over which it is weighted
 * @param p95 what 95 of 100 measurements stayed within, in words; empty where nobody knows
 * @param data where the drawing's values are to be had, for the cross-hair and for people
 */
record Chart(
        String name,
        String value,
        String unit,
        String age,
        String p95,
        String label,
        Plot plot,
        Data data,
        List<Row> rows) {

    /** @param p95 empty where nobody knows */
    record Row(String hour, String value, String p95) {

        Row(String hour, String value) {
            this(hour, value, "");
        }
    }

    /** Whether any row of the table knows it; templates ask by this name. */
    public boolean hasP95() {
        return rows.stream().anyMatch(row -> !row.p95().isEmpty());
    }

    /**
     * @param json the address of the series
     * @param csv the same as a table
     * @param from the begin of the first slot, in seconds since 1970
     * @param step the length of a slot in seconds
     */
    record Data(String json, String csv, long from, long step, long slots) {}
}
