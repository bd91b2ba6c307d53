package com.telerivet.status.probe.agent;

import com.telerivet.status.probe.AgentResult;
import com.telerivet.status.probe.Check;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was seen and is not known to have arrived, in a row a check and minute. On disk it lies by minutes, written while
 * the page does not answer; the oldest minutes make room, and are counted.
 */
final class AgentBuffer {

    /** Somewhat less than the page takes. */
    private static final Duration OLDEST = Duration.ofHours(46);

    /** How long a row that has arrived waits for more checks of its minute. */
    private static final Duration MINUTE_IS_OVER = Duration.ofMinutes(2);

    private final BufferFiles files;
    private final int most;
    private final NavigableMap<Instant, NavigableMap<String, Row>> minutes = new TreeMap<>();
    private final Set<Instant> unwritten = new HashSet<>();
    private long dropped;

    private static final class Row {

        private AgentResult result;
        private boolean isWaiting = true;

        Row(AgentResult result) {
            this.result = result;
        }
    }

    /** @param most how many results it holds */
    AgentBuffer(BufferFiles files, int most) {
        this.files = files;
        this.most = most;
        for (AgentResult result : files.read()) {
            minutes.computeIfAbsent(result.minute(), m -> new TreeMap<>()).put(result.check(), new Row(result));
        }
        this.dropped = files.dropped();
    }

    /** Adds a check to what its minute has. */
    synchronized void add(String checkId, Instant at, Check check) {
        Double took = check.took() == null ? null : check.took().toNanos() / 1e6;
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        put(new AgentResult(
                checkId,
                minute,
                1,
                check.isGood() ? 0 : 1,
                took == null ? 0 : 1,
                took == null ? 0 : took,
                at,
                took,
                check.error(),
                check.certificateEndsAt()));
        makeRoom(at);
    }

    private void put(AgentResult one) {
        NavigableMap<String, Row> minute = minutes.computeIfAbsent(one.minute(), m -> new TreeMap<>());
        Row row = minute.get(one.check());
        if (row == null) {
            minute.put(one.check(), new Row(one));
        } else {
            AgentResult sum = row.result;
            row.result = new AgentResult(
                    one.check(),
                    one.minute(),
                    sum.checks() + one.checks(),
                    sum.failures() + one.failures(),
                    sum.answers() + one.answers(),
                    sum.millis() + one.millis(),
                    one.at(),
                    one.took(),
                    one.error(),
                    one.certificateEndsAt() == null ? sum.certificateEndsAt() : one.certificateEndsAt());
            row.isWaiting = true;
        }
        unwritten.add(one.minute());
    }

    /** What waits, the newest first: how things stand now matters more than how they stood. */
    synchronized List<AgentResult> waiting(int limit) {
        return minutes.descendingMap().values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(row -> row.isWaiting)
                .map(row -> row.result)
                .limit(limit)
                .toList();
    }

    synchronized int size() {
        return (int) minutes.values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(row -> row.isWaiting)
                .count();
    }

    synchronized Optional<Instant> oldest() {
        return minutes.entrySet().stream()
                .filter(minute -> minute.getValue().values().stream().anyMatch(row -> row.isWaiting))
                .map(minute -> minute.getKey())
                .findFirst();
    }

    /** These have arrived, or need not be sent again; what was added to one of them meanwhile still waits. */
    synchronized void arrived(List<AgentResult> results, Instant now) {
        for (AgentResult result : results) {
            NavigableMap<String, Row> minute = minutes.get(result.minute());
            Row row = minute == null ? null : minute.get(result.check());
            if (row != null && row.result.equals(result)) {
                row.isWaiting = false;
                unwritten.add(result.minute());
            }
        }
        Instant over = now.minus(MINUTE_IS_OVER);
        minutes.values().forEach(rows -> rows.values()
                .removeIf(row -> !row.isWaiting && row.result.minute().isBefore(over)));
        minutes.values().removeIf(NavigableMap::isEmpty);
    }

    synchronized long dropped() {
        return dropped;
    }

    /** The page knows of these now. */
    synchronized void toldOfDropped(long told) {
        dropped -= told;
        files.keepDropped(dropped);
    }

    /**
     * Moves what was seen before the page's time was known; beyond an hour nobody can tell when it was, and it is dropped.
     *
     * @param since rows of earlier runs stay where they are
     */
    synchronized void correct(Duration behind, Instant since) {
        List<AgentResult> moved = new ArrayList<>();
        minutes.tailMap(since.truncatedTo(ChronoUnit.MINUTES), true).forEach((minute, rows) -> {
            unwritten.add(minute);
            rows.values().forEach(row -> moved.add(row.result));
        });
        minutes.tailMap(since.truncatedTo(ChronoUnit.MINUTES), true).clear();
        if (behind.abs().compareTo(Duration.ofHours(1)) > 0) {
            dropped += moved.size();
            return;
        }
        for (AgentResult r : moved) {
            Instant at = r.at().plus(behind);
            put(new AgentResult(
                    r.check(),
                    at.truncatedTo(ChronoUnit.MINUTES),
                    r.checks(),
                    r.failures(),
                    r.answers(),
                    r.millis(),
                    at,
                    r.took(),
                    r.error(),
                    r.certificateEndsAt()));
        }
    }

    /** Whether something lies on disk, which goes once it has arrived. */
    synchronized boolean isOnDisk() {
        return files.isAny();
    }

    /** Writes what has changed since it was written last. */
    synchronized void write() throws IOException {
        for (Instant minute : List.copyOf(unwritten)) {
            files.write(
                    minute,
                    minutes.getOrDefault(minute, new TreeMap<>()).values().stream()
                            .filter(row -> row.isWaiting)
                            .map(row -> row.result)
                            .toList());
            unwritten.remove(minute);
        }
    }

    private void makeRoom(Instant now) {
        int rows = minutes.values().stream().mapToInt(NavigableMap::size).sum();
        Instant oldest = now.minus(OLDEST);
        while (rows > most || (!minutes.isEmpty() && minutes.firstKey().isBefore(oldest))) {
            NavigableMap<String, Row> gone = minutes.firstEntry().getValue();
            long waiting = gone.values().stream().filter(row -> row.isWaiting).count();
            unwritten.add(minutes.firstKey());
            minutes.pollFirstEntry();
            rows -= gone.size();
            dropped += waiting;
            files.keepDropped(dropped);
        }
    }
}
