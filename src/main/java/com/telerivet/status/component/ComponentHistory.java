package com.telerivet.status.component;

import com.telerivet.status.component.CorrectedHistory.Piece;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A component's past, and the correction of what was recorded wrongly. A correction lies over the record and outweighs
 * it, also when the incident that caused it is edited later; bars and uptime follow at once.
 */
@Component
public class ComponentHistory {

    private static final int LONGEST_REASON = 1000;

    private final ComponentRepository components;
    private final StatusHistory history;
    private final CorrectionLog corrections;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ComponentHistory(
            ComponentRepository components,
            StatusHistory history,
            CorrectionLog corrections,
            Clock clock,
            ApplicationEventPublisher events) {
        this.components = components;
        this.history = history;
        this.corrections = corrections;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The whole history in order of time; the last stretch goes on.
     *
     * @param zone the page's, in which a start date begins
     */
    @Transactional(readOnly = true)
    public List<StatusSpan> spans(String id, ZoneId zone) {
        ComponentSummary component = components.findById(id).orElseThrow().summary();
        LocalDate start = component.startDate();
        Map<String, LocalDate> starts = start == null ? Map.of() : Map.of(id, start);
        return CorrectedHistory.spans(
                history.since(LocalDate.of(1970, 1, 1), zone, starts).getOrDefault(id, List.of()));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Correction> corrections(String id) {
        return corrections.of(id);
    }

    /**
     * Amends a stretch of the history: another status, another start, another end. Its neighbours give or take the time
     * between. The status of the stretch that goes on is then the component's present one.
     *
     * @param before as {@link #spans} told it
     * @param by who amends it, in words
     * @throws OptimisticLockingFailureException when the history says something else by now
     * @throws ComponentRejected for a reversal, an overlap or a missing reason
     * @throws NoSuchElementException for an unknown component
     */
    @Transactional
    public void amend(String id, StatusSpan before, StatusSpan after, String reason, String by, ZoneId zone) {
        ComponentEntity component = held(id);
        Instant now = clock.instant();
        List<Piece> pieces = new Amendment(spans(id, zone), now).amend(before, after);
        keep(id, new Correction(now, by, reason(reason), before, after), pieces);
        if (before.until() == null && before.status() != after.status()) {
            history.record(id, after.status(), now, now, null);
            component.turn(after.status(), now);
            events.publishEvent(new ComponentTurned(id, before.status(), after.status(), null));
        }
    }

    /** Adds a stretch that nobody recorded, within one that was; see {@link #amend} for errors. */
    @Transactional
    public void addMissed(String id, StatusSpan missed, String reason, String by, ZoneId zone) {
        held(id);
        Instant now = clock.instant();
        StatusSpan before = new Amendment(spans(id, zone), now).around(missed);
        Instant until = missed.until() == null ? now : missed.until();
        keep(
                id,
                new Correction(now, by, reason(reason), before, missed),
                List.of(new Piece(missed.status(), missed.from(), until)));
    }

    private void keep(String id, Correction made, List<Piece> pieces) {
        corrections.add(id, made, pieces);
        events.publishEvent(new ComponentStatusChanged(id));
    }

    private ComponentEntity held(String id) {
        return components.findByIdInOrderById(List.of(id)).stream().findFirst().orElseThrow();
    }

    private static String reason(String given) {
        String reason = given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ComponentRejected("reason", "Say why, in at most " + LONGEST_REASON + " characters.");
        }
        return reason;
    }
}
