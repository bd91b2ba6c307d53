package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTests {

    private static final double NONE = Double.NaN;

    @Test
    void theLineBreaksWhereNothingWasMeasured() {
        assertThat(Plot.line(new double[] {0, 100, NONE, 50, 100}, 0, 100)).isEqualTo("M0 96L144 0M432 48L576 0");
    }

    @Test
    void aLoneValueIsADot() {
        assertThat(Plot.line(new double[] {NONE, 50, NONE}, 0, 100)).isEqualTo("M288 48h.1");
    }

    @Test
    void aValueBeyondTheAxisStaysOnItsEdge() {
        assertThat(Plot.line(new double[] {300, -5}, 0, 100)).isEqualTo("M0 0L576 96");
    }

    @Test
    void theAxisEndsAtARoundFigure() {
        assertThat(Plot.roundUp(142)).isEqualTo(200);
        assertThat(Plot.roundUp(0.12)).isEqualTo(0.2);
        assertThat(Plot.roundUp(1000)).isEqualTo(1000);
        assertThat(Plot.roundUp(0)).isEqualTo(1);
    }

    @Test
    void anIncidentIsShadedOnlyWithinTheDay() {
        assertThat(Plot.shades(List.of(new double[] {-0.5, 0.25}, new double[] {1.2, 1.4})))
                .containsExactly(new Plot.Shade(0, 144));
    }
}
