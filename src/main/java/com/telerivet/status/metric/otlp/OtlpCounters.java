package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.Spread;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns cumulative readings into what came since the reading before, over restarts of the sender and of this program. */
@Component
class OtlpCounters {

    /** A counter that is met for the first time counts as a whole if it is this young; else it is only a beginning. */
    private static final Duration YOUNG = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    OtlpCounters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a counter stood at. */
    private record Stand(Instant startedAt, Instant readAt, double count, double sum, @Nullable Spread spread) {}

    /** The readings as differences, without those that say nothing new. Must run in a transaction. */
    List<Reading> sinceLast(List<Reading> readings) {
        Map<UUID, Stand> stands = new HashMap<>();
        return readings.stream()
                .sorted(Comparator.comparing(Reading::key).thenComparing(Reading::at))
                .map(reading -> reading.series().isCumulative() ? since(reading, stands) : Optional.of(reading))
                .flatMap(Optional::stream)
                .filter(reading -> reading.count() > 0)
                .toList();
    }

    /** Forgets counters that nobody has read since. */
    int forgetBefore(Instant earliest) {
        return jdbc.sql("delete from otlp_counter where read_at < ?")
                .param(earliest.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Reading> since(Reading reading, Map<UUID, Stand> stands) {
        UUID id = reading.key();
        @Nullable Stand last = stands.containsKey(id) ? stands.get(id) : find(id);
        if (last != null && !reading.at().isAfter(last.readAt())) {
            return Optional.empty();
        }
        Stand now = new Stand(reading.startedAt(), reading.at(), reading.count(), reading.sum(), reading.spread());
        stands.put(id, now);
        keep(id, now);
        if (last == null) {
            boolean young = Duration.between(reading.startedAt(), reading.at()).compareTo(YOUNG) <= 0;
            return young ? Optional.of(reading) : Optional.empty();
        }
        boolean startedAnew = !reading.startedAt().equals(last.startedAt()) || reading.count() < last.count();
        return Optional.of(
                startedAnew
                        ? reading
                        : reading.with(
                                reading.count() - last.count(),
                                Math.max(0, reading.sum() - last.sum()),
                                since(reading.spread(), last.spread())));
    }

    private static @Nullable Spread since(@Nullable Spread now, @Nullable Spread last) {
        return now == null || last == null ? null : now.since(last).orElse(null);
    }

    private @Nullable Stand find(UUID id) {
        return jdbc.sql("select started_at, read_at, count, sum, buckets from otlp_counter where id = ? for update")
                .param(id)
                .query((row, n) -> new Stand(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getArray(5) == null
                                ? null
                                : Spread.ofTriples(
                                        List.of((Double[]) row.getArray(5).getArray()))))
                .optional()
                .orElse(null);
    }

    private void keep(UUID id, Stand stand) {
        jdbc.sql(
                        """
                        insert into otlp_counter (id, started_at, read_at, count, sum, buckets) values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set started_at = excluded.started_at, read_at = excluded.read_at,
                            count = excluded.count, sum = excluded.sum, buckets = excluded.buckets
                        """)
                .params(
                        id,
                        stand.startedAt().atOffset(ZoneOffset.UTC),
                        stand.readAt().atOffset(ZoneOffset.UTC))
                .params(stand.count(), stand.sum())
                .param(stand.spread() == null ? null : stand.spread().triples().toArray(Double[]::new))
                .update();
    }
}
