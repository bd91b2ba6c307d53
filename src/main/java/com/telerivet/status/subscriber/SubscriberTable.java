package com.telerivet.status.subscriber;

import java.util.List;

/**
 * A table of subscribers that was read, of which nothing is kept yet.
 *
 * @param problems what is wrong, line by line; the first of them only
 * @param wrong how many lines are wrong
 * @param unread the names of columns that mean nothing here
 * @param others how many lines cannot come in: what calls an endpoint is a secret that no table holds, a phone is asked by
 *     its own message, and incidents that are followed are not the same elsewhere
 * @param repeated how many lines name an address that an earlier line names
 */
public record SubscriberTable(
        List<ImportRow> rows, List<Problem> problems, int wrong, List<String> unread, int others, int repeated) {

    /** What stands among the components of who hears of none, but follows incidents: those are not the same elsewhere. */
    public static final String SINGLE_INCIDENTS = "single incidents";

    /**
     * What is wrong with a line.
     *
     * @param code the last word of the message key {@code subscriber.table.…}
     * @param value what stands there
     */
    public record Problem(int line, String code, String value) {}

    public boolean isFine() {
        return wrong == 0;
    }

    /** Whether each line whose address has agreed says when. */
    public boolean saysWhen() {
        return rows.stream().allMatch(row -> row.state() != SubscriberState.ACTIVE || row.agreedAt() != null);
    }

    public int size() {
        return rows.size();
    }
}
