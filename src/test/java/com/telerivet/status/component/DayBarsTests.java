package com.telerivet.status.component;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayBarsTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void anOutageOverMidnightIsSharedByBothDays() {
        List<ComponentDay> days = bars(
                        "2026-03-05T00:00:00Z",
                        period("2026-03-01T00:00:00Z", OPERATIONAL),
                        period("2026-03-02T23:30:00Z", MAJOR_OUTAGE),
                        period("2026-03-03T01:00:00Z", OPERATIONAL))
                .days(date("2026-03-02"), date("2026-03-03"), ZoneOffset.UTC);

        assertThat(days).extracting(ComponentDay::majorSeconds).containsExactly(30 * 60L, 60 * 60L);
        assertThat(days).extracting(ComponentDay::worst).containsOnly(MAJOR_OUTAGE);
    }

    @Test
    void aDayBeforeTheFirstChangeHasNoDataAndIsNotGreen() {
        List<ComponentDay> days = bars("2026-03-03T12:00:00Z", period("2026-03-02T00:00:00Z", OPERATIONAL))
                .days(date("2026-03-01"), date("2026-03-03"), ZoneOffset.UTC);

        assertThat(days).extracting(ComponentDay::hasData).containsExactly(false, true, true);
    }

    @Test
    void timeBeforeTheStartDoesNotCountWhateverTheHistorySays() {
        DayBars bars = new DayBars(
                List.of(period("2015-01-31T08:38:00Z", OPERATIONAL)),
                Instant.parse("2026-03-02T06:00:00Z"),
                Instant.parse("2026-03-03T00:00:00Z"));

        assertThat(bars.days(date("2026-03-01"), date("2026-03-02"), ZoneOffset.UTC))
                .extracting(ComponentDay::knownSeconds)
                .containsExactly(0L, 18 * 3600L);
    }

    @Test
    void todayEndsNow() {
        List<ComponentDay> days = bars("2026-03-02T06:00:00Z", period("2026-03-01T00:00:00Z", OPERATIONAL))
                .days(date("2026-03-02"), date("2026-03-02"), ZoneOffset.UTC);

        assertThat(days.get(0).knownSeconds()).isEqualTo(6 * 3600L);
    }

    @Test
    void theNightsOfTheClockChangeHave23And25Hours() {
        DayBars bars = bars("2026-12-31T00:00:00Z", period("2026-01-01T00:00:00Z", OPERATIONAL));

        assertThat(bars.days(date("2026-03-29"), date("2026-03-29"), BERLIN)
                        .get(0)
                        .knownSeconds())
                .isEqualTo(23 * 3600L);
        assertThat(bars.days(date("2026-10-25"), date("2026-10-25"), BERLIN)
                        .get(0)
                        .knownSeconds())
                .isEqualTo(25 * 3600L);
    }

    @Test
    void partsOfADayAlwaysSumToItsLength() {
        Random random = new Random(20150131);
        for (int round = 0; round < 500; round++) {
            List<StatusPeriod> history = randomHistory(random);
            Instant now = Instant.parse("2026-11-01T00:00:00Z");
            DayBars bars = new DayBars(history, Instant.EPOCH, now);
            for (ComponentDay day : bars.days(date("2026-10-20"), date("2026-10-31"), BERLIN)) {
                long length = day.date().equals(date("2026-10-25")) ? 25 * 3600L : 24 * 3600L;
                assertThat(day.knownSeconds()).isEqualTo(length);
                assertThat(day.majorSeconds() + day.partialSeconds() + day.degradedSeconds() + day.maintenanceSeconds())
                        .isBetween(0L, day.knownSeconds());
            }
        }
    }

    private static List<StatusPeriod> randomHistory(Random random) {
        List<StatusPeriod> history = new ArrayList<>();
        Instant at = Instant.parse("2026-10-01T00:00:00Z");
        for (int i = 0; i < 40; i++) {
            ComponentStatus status = List.of(OPERATIONAL, PARTIAL_OUTAGE, MAJOR_OUTAGE, UNDER_MAINTENANCE)
                    .get(random.nextInt(4));
            history.add(new StatusPeriod(at, status));
            at = at.plusSeconds(random.nextInt(100_000));
        }
        return history;
    }

    /** Any history, in a zone whose days have 23 and 25 hours too: nothing is lost or told twice between months. */
    @Test
    void monthsAreTheSumsOfTheirDaysAndAllOfTimeIsInOne() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Instant at = Instant.parse("2025-01-15T00:00:00Z").plusSeconds(random.nextInt(90 * 86_400));
            Instant begin = at;
            List<StatusPeriod> history = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                history.add(new StatusPeriod(at, ComponentStatus.values()[random.nextInt(5)]));
                at = at.plusSeconds(1 + random.nextInt(20 * 86_400));
            }
            DayBars bars = new DayBars(history, begin, at);

            List<ComponentMonth> months = bars.months(BERLIN);

            assertThat(months.stream().mapToLong(ComponentMonth::knownSeconds).sum())
                    .isEqualTo(Duration.between(begin, at).toSeconds());
            for (ComponentMonth month : months) {
                LocalDate last = LocalDate.ofInstant(at, BERLIN);
                LocalDate end = month.month().atEndOfMonth().isAfter(last)
                        ? last
                        : month.month().atEndOfMonth();
                List<ComponentDay> days = bars.days(month.month().atDay(1), end, BERLIN);
                assertThat(month.majorSeconds())
                        .isEqualTo(days.stream()
                                .mapToLong(ComponentDay::majorSeconds)
                                .sum());
                assertThat(days).containsAll(month.marked());
            }
        }
    }

    private static DayBars bars(String now, StatusPeriod... history) {
        return new DayBars(List.of(history), Instant.EPOCH, Instant.parse(now));
    }

    private static StatusPeriod period(String since, ComponentStatus status) {
        return new StatusPeriod(Instant.parse(since), status);
    }

    private static LocalDate date(String iso) {
        return LocalDate.parse(iso);
    }
}
