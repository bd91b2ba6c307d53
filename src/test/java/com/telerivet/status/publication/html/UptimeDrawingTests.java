package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class UptimeDrawingTests {

    private final UptimeDrawing drawing = new UptimeDrawing(Samples.words(), ZoneId.of("Etc/UTC"), Samples.EVENING);

    @Test
    void aDayOfDowntimeStandsTallerAndTellsItsStory() {
        UptimeBars bars = drawing.draw("API", Samples.days(5_700, 360), List.of(Samples.outage()));
        assertThat(bars.bars()).hasSize(90);
        UptimeBars.Bar last = bars.bars().get(89);
        assertThat(last.kind()).isEqualTo("critical");
        assertThat(last.height()).isGreaterThan(bars.bars().get(88).height());
        assertThat(last.text())
                .isEqualTo("Jan 31, 2015: Major outage 1 h 35 min; Partial outage 6 min; "
                        + "related: Network and Database Outage");
        assertThat(bars.downtime()).containsExactly(last.text());
    }

    @Test
    void colourDeepensWithTheWeightedMinutes() {
        assertThat(kindOf(1_200, 0)).isEqualTo("minor");
        assertThat(kindOf(1_201, 0)).isEqualTo("major");
        assertThat(kindOf(0, 3_600)).isEqualTo("minor");
        assertThat(kindOf(2_401, 0)).isEqualTo("critical");
        assertThat(kindOf(0, 0)).isNull();
    }

    @Test
    void aDayWithoutDataIsAStubAndNotGreen() {
        ComponentDay unknown = new ComponentDay(LocalDate.parse("2015-01-31"), 0, 0, 0, 0, 0);
        UptimeBars bars = drawing.draw("API", List.of(unknown), List.of());
        assertThat(bars.bars().get(0).kind()).isEqualTo("none");
        assertThat(bars.bars().get(0).text()).isEqualTo("Jan 31, 2015: No data");
        assertThat(bars.uptime()).isEqualTo("No data yet");
    }

    @Test
    void theFigureShowsItsWorking() {
        UptimeBars bars = drawing.draw("API", Samples.days(5_700, 360), List.of());
        assertThat(bars.uptime()).isEqualTo("99.93 % uptime");
        assertThat(bars.working())
                .isEqualTo("Major outage: 1 h 35 min. Partial outage: 6 min. Days with data: 90 of 90.");
    }

    private String kindOf(long major, long partial) {
        return drawing.draw("API", Samples.days(major, partial), List.of())
                .bars()
                .get(89)
                .kind();
    }
}
