package com.telerivet.status.publication.html;

import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentDay;
import com.telerivet.status.component.ComponentMonth;
import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UptimePageTests {

    private static final long JANUARY = (30 * 24 + 18) * 3600L;

    private final UptimePage page =
            new UptimePage(Samples.words(), new Links(), new SlaSettings("99.9:10"), snapshot());

    @Test
    void aMonthTellsItsUptimeItsDowntimeAndItsIncidents() {
        UptimeView.Component api = page.of(null).components().get(0);
        UptimeView.Month january = api.months().get(0);

        assertThat(january.name()).isEqualTo("January 2015");
        assertThat(january.uptime()).isEqualTo("99.53 %");
        assertThat(january.major()).isEqualTo("3 h 28 min");
        assertThat(january.partial()).isEqualTo("–");
        assertThat(january.incidents()).isEqualTo("1");
    }

    @Test
    void theCalendarBeginsOnMondayAndEndsToday() {
        UptimeView.Month january = page.of(2015).components().get(0).months().get(0);

        assertThat(january.days()).hasSize(31);
        assertThat(january.days().get(0).x()).isEqualTo(3 * UptimePage.PITCH);
        assertThat(january.days().get(30).kind()).isEqualTo("critical");
        assertThat(january.days().get(30).text()).contains("Major outage 3 h 28 min");
        assertThat(january.days().get(29).kind()).isNull();
    }

    @Test
    void theNewestMonthComesFirstAndAYearHoldsItsOwnMonths() {
        assertThat(page.of(null).components().get(0).months())
                .extracting(UptimeView.Month::name)
                .containsExactly("January 2015", "December 2014");
        assertThat(page.of(2014).components().get(0).months())
                .extracting(UptimeView.Month::name)
                .containsExactly("December 2014");
        assertThat(page.of(2014).years())
                .extracting(UptimeView.Year::url)
                .containsExactly("/uptime", "/uptime/2015", "/uptime/2014");
    }

    @Test
    void aComponentWithoutDataSaysSo() {
        UptimeView.Component web = page.of(null).components().get(1);

        assertThat(web.months()).isEmpty();
        assertThat(web.uptime()).isEqualTo("no data");
    }

    private static SiteSnapshot snapshot() {
        long outage = (3 * 60 + 28) * 60L;
        ComponentDay bad = new ComponentDay(LocalDate.parse("2015-01-31"), 18 * 3600, outage, 0, 0, 0);
        return new SiteSnapshot(
                1,
                Samples.EVENING,
                Samples.EVENING,
                Samples.page(),
                Samples.tree(OPERATIONAL, OPERATIONAL),
                Map.of(),
                Map.of(
                        "api000000001",
                        List.of(
                                new ComponentMonth(YearMonth.of(2014, 12), 31 * 86_400, 0, 0, 0, 0, List.of()),
                                new ComponentMonth(YearMonth.of(2015, 1), JANUARY, outage, 0, 0, 0, List.of(bad)))),
                List.of(Samples.outage()),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
