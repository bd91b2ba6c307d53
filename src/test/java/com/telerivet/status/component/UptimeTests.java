package com.telerivet.status.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UptimeTests {

    private static final LocalDate DATE = LocalDate.parse("2026-03-01");
    private static final long DAY = 86_400;

    @Test
    void anHourOfPartialOutageInNinetyDaysCostsEighteenMinutes() {
        List<ComponentDay> days = new ArrayList<>();
        for (int i = 0; i < 89; i++) {
            days.add(day(DAY, 0, 0));
        }
        days.add(day(DAY, 0, 3600));

        assertThat(Uptime.percent(days)).contains(new BigDecimal("99.99"));
    }

    @Test
    void oneHundredPercentMeansThatNothingWasLost() {
        assertThat(Uptime.percent(List.of(day(DAY * 90, 1, 0)))).contains(new BigDecimal("99.99"));
        assertThat(Uptime.percent(List.of(day(DAY, 0, 0)))).contains(new BigDecimal("100.00"));
    }

    @Test
    void aDayOfMajorOutageIsNothing() {
        assertThat(Uptime.percent(List.of(day(DAY, DAY, 0)))).contains(new BigDecimal("0.00"));
    }

    @Test
    void withoutDataThereIsNoFigure() {
        assertThat(Uptime.percent(List.of(day(0, 0, 0)))).isEmpty();
    }

    @Test
    void degradedPerformanceAndMaintenanceCostNothing() {
        assertThat(Uptime.percent(List.of(new ComponentDay(DATE, DAY, 0, 0, 4000, 4000))))
                .contains(new BigDecimal("100.00"));
    }

    @Test
    void aGroupIsTheMeanOfItsMembersHoweverLongEachIsKnown() {
        List<ComponentDay> old = List.of(day(DAY * 89, 0, 0));
        List<ComponentDay> halfDown = List.of(day(DAY, DAY / 2, 0));
        List<ComponentDay> unknown = List.of(day(0, 0, 0));

        assertThat(Uptime.mean(List.of(old, halfDown, unknown))).contains(new BigDecimal("75.00"));
        assertThat(Uptime.mean(List.of(old, old))).contains(new BigDecimal("100.00"));
        assertThat(Uptime.mean(List.of(unknown))).isEmpty();
        List<List<ComponentDay>> oneLostASecond = new ArrayList<>(Collections.nCopies(300, old));
        oneLostASecond.add(List.of(day(DAY, 1, 0)));
        assertThat(Uptime.mean(oneLostASecond)).contains(new BigDecimal("99.99"));
    }

    private static ComponentDay day(long known, long major, long partial) {
        return new ComponentDay(DATE, known, major, partial, 0, 0);
    }
}
