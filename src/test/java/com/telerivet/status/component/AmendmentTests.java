package com.telerivet.status.component;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.component.CorrectedHistory.Piece;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

class AmendmentTests {

    private static final Instant NOW = Instant.parse("2015-02-02T00:00:00Z");
    private static final List<StatusPeriod> RECORDED = List.of(
            new StatusPeriod(at("2015-01-31T00:00:00Z"), OPERATIONAL),
            new StatusPeriod(at("2015-01-31T05:00:00Z"), MAJOR_OUTAGE),
            new StatusPeriod(at("2015-01-31T08:00:00Z"), OPERATIONAL),
            new StatusPeriod(at("2015-02-01T12:00:00Z"), PARTIAL_OUTAGE));

    private final List<Piece> made = new ArrayList<>();

    @Test
    void anOutageThatEndedEarlierGivesItsTimeToWhatFollowed() {
        amend(1, MAJOR_OUTAGE, "2015-01-31T05:10:00Z", "2015-01-31T06:00:00Z");
        assertThat(spans())
                .startsWith(
                        span(OPERATIONAL, "2015-01-31T00:00:00Z", "2015-01-31T05:10:00Z"),
                        span(MAJOR_OUTAGE, "2015-01-31T05:10:00Z", "2015-01-31T06:00:00Z"),
                        span(OPERATIONAL, "2015-01-31T06:00:00Z", "2015-02-01T12:00:00Z"));
    }

    @Test
    void aPeriodThatWasNoneMeltsIntoItsNeighbours() {
        amend(1, OPERATIONAL, "2015-01-31T05:00:00Z", "2015-01-31T08:00:00Z");
        assertThat(spans()).hasSize(2);
    }

    @Test
    void aLongerOutageTakesItsTimeFromBothNeighbours() {
        amend(1, PARTIAL_OUTAGE, "2015-01-31T04:00:00Z", "2015-01-31T09:00:00Z");
        assertThat(spans())
                .contains(
                        span(OPERATIONAL, "2015-01-31T00:00:00Z", "2015-01-31T04:00:00Z"),
                        span(PARTIAL_OUTAGE, "2015-01-31T04:00:00Z", "2015-01-31T09:00:00Z"),
                        span(OPERATIONAL, "2015-01-31T09:00:00Z", "2015-02-01T12:00:00Z"));
    }

    @Test
    void aReversalIsRefused() {
        assertThatThrownBy(() -> amend(1, MAJOR_OUTAGE, "2015-01-31T07:00:00Z", "2015-01-31T06:00:00Z"))
                .isInstanceOf(ComponentRejected.class)
                .hasMessage("The end must come after the start.");
    }

    @Test
    void anOverlapWithAWholeNeighbourIsRefused() {
        assertThatThrownBy(() -> amend(2, OPERATIONAL, "2015-01-31T04:00:00Z", "2015-02-01T12:00:00Z"))
                .hasMessageContaining("overlaps the whole period before it");
        assertThatThrownBy(() -> amend(0, OPERATIONAL, "2015-01-31T00:00:00Z", "2015-01-31T08:00:00Z"))
                .hasMessageContaining("overlaps the whole period after it");
        assertThatThrownBy(() -> amend(0, OPERATIONAL, "2015-01-30T00:00:00Z", "2015-01-31T05:00:00Z"))
                .hasMessageContaining("The history begins here");
    }

    @Test
    void theFutureAndTheUnendedAreRefused() {
        assertThatThrownBy(() -> amend(1, MAJOR_OUTAGE, "2015-01-31T05:00:00Z", "2015-02-03T00:00:00Z"))
                .hasMessage("The end lies in the future.");
        assertThatThrownBy(() -> amend(3, PARTIAL_OUTAGE, "2015-02-01T12:00:00Z", "2015-02-01T13:00:00Z"))
                .hasMessageContaining("still goes on");
    }

    @Test
    void aPeriodThatIsNoLongerThereIsNotAmended() {
        StatusSpan unknown = span(MAJOR_OUTAGE, "2015-01-31T05:30:00Z", "2015-01-31T08:00:00Z");
        assertThatThrownBy(() -> new Amendment(spans(), NOW).amend(unknown, spans().get(0)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aMissedOutageGoesIntoOnePeriodOnly() {
        Amendment amendment = new Amendment(spans(), NOW);
        StatusSpan missed = span(MAJOR_OUTAGE, "2015-02-01T01:00:00Z", "2015-02-01T02:00:00Z");
        assertThat(amendment.around(missed).status()).isEqualTo(OPERATIONAL);
        assertThatThrownBy(() -> amendment.around(span(MAJOR_OUTAGE, "2015-01-31T07:00:00Z", "2015-01-31T09:00:00Z")))
                .hasMessageContaining("overlaps a change");
    }

    @Test
    void afterAnyAmendmentsThePeriodsCoverAllTimeAndUptimeIsWhatCountingMinutesGives() {
        Random random = new Random(31);
        int accepted = 0;
        for (int i = 0; i < 400; i++) {
            List<StatusSpan> before = spans();
            int index = random.nextInt(before.size());
            StatusSpan seen = before.get(index);
            Instant end = seen.until() == null ? null : shifted(seen.until(), random);
            ComponentStatus status = ComponentStatus.values()[random.nextInt(5)];
            Instant start = index == 0 ? seen.from() : shifted(seen.from(), random);
            try {
                made.addAll(new Amendment(before, NOW).amend(seen, new StatusSpan(status, start, end)));
                accepted++;
            } catch (ComponentRejected refused) {
                assertThat(spans()).isEqualTo(before);
                continue;
            }
            assertCoversAllTime(spans());
            assertThat(uptime()).isEqualTo(uptimeByCountingMinutes());
        }
        assertThat(accepted).as("enough amendments to mean something").isGreaterThan(50);
    }

    private static void assertCoversAllTime(List<StatusSpan> spans) {
        assertThat(spans.get(0).from()).isEqualTo(RECORDED.get(0).since());
        assertThat(spans.get(spans.size() - 1).until()).isNull();
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).until());
            assertThat(spans.get(i).from()).isAfter(spans.get(i - 1).from());
            assertThat(spans.get(i).status()).isNotEqualTo(spans.get(i - 1).status());
        }
    }

    private BigDecimal uptime() {
        List<ComponentDay> days = new DayBars(CorrectedHistory.of(RECORDED, made), Instant.EPOCH, NOW)
                .days(LocalDate.parse("2015-01-31"), LocalDate.parse("2015-02-01"), ZoneOffset.UTC);
        return Uptime.percent(days).orElseThrow();
    }

    private BigDecimal uptimeByCountingMinutes() {
        long major = 0;
        long partial = 0;
        for (Instant minute = RECORDED.get(0).since(); minute.isBefore(NOW); minute = minute.plusSeconds(60)) {
            ComponentStatus status = statusByTheLastWord(minute);
            major += status == MAJOR_OUTAGE ? 60 : 0;
            partial += status == PARTIAL_OUTAGE ? 60 : 0;
        }
        ComponentDay whole = new ComponentDay(LocalDate.EPOCH, 2 * 86_400, major, partial, 0, 0);
        return Uptime.percent(List.of(whole)).orElseThrow();
    }

    /** What the newest correction says of a minute, and where there is none, what was recorded. */
    private ComponentStatus statusByTheLastWord(Instant minute) {
        for (int i = made.size() - 1; i >= 0; i--) {
            if (!minute.isBefore(made.get(i).from())
                    && minute.isBefore(made.get(i).until())) {
                return made.get(i).status();
            }
        }
        return RECORDED.stream()
                .filter(p -> !p.since().isAfter(minute))
                .reduce((a, b) -> b)
                .orElseThrow()
                .status();
    }

    private static Instant shifted(Instant at, Random random) {
        return at.plusSeconds(60L * (random.nextInt(300) - 150));
    }

    private void amend(int index, ComponentStatus status, String from, String until) {
        made.addAll(new Amendment(spans(), NOW).amend(spans().get(index), span(status, from, until)));
    }

    private List<StatusSpan> spans() {
        return CorrectedHistory.spans(CorrectedHistory.of(RECORDED, made));
    }

    private static StatusSpan span(ComponentStatus status, String from, String until) {
        return new StatusSpan(status, at(from), at(until));
    }

    private static Instant at(String iso) {
        return Instant.parse(iso);
    }
}
