package com.telerivet.status.metric;

import com.telerivet.status.platform.Worrier;
import com.telerivet.status.platform.Worry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether shown metrics have fallen silent; the public sees a gap there. */
@Component
class MetricWorry implements Worrier {

    private static final int NAMED = 3;

    private final MetricBoard board;

    MetricWorry(MetricBoard board) {
        this.board = board;
    }

    @Override
    public Optional<Worry> worry() {
        return of(board.withoutFreshData().stream().map(MetricSummary::name).toList());
    }

    static Optional<Worry> of(List<String> silent) {
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", silent.subList(0, Math.min(NAMED, silent.size())));
        return Optional.of(Worry.of("metric.worry", names, Math.max(0, silent.size() - NAMED)));
    }
}
