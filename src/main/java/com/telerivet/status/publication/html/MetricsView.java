package com.telerivet.status.publication.html;

import java.util.List;

/**
 * The metrics over one period, a column for each service.
 *
 * @param title of the page that shows nothing else
 * @param span the period in words
 */
record MetricsView(String title, String span, List<Tab> tabs, List<Column> columns) {

    /** @param chosen whether it is the period that is shown */
    record Tab(String url, String name, boolean chosen) {}

    record Column(String name, List<Chart> charts) {}

    /** Templates ask by this name. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }
}
