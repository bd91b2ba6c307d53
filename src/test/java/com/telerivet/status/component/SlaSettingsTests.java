package com.telerivet.status.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.BadSetting;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlaSettingsTests {

    private static final YearMonth JANUARY = YearMonth.of(2015, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2015, 2);
    private static final SlaSettings SLA = new SlaSettings("99.9:10, 99:25");

    @Test
    void theLowestTierThatWasMissedCounts() {
        assertThat(SLA.credit(down(0), FEBRUARY)).contains(BigDecimal.ZERO);
        assertThat(SLA.credit(down(1_000), FEBRUARY))
                .as("99.90 % as it is shown is not below it")
                .contains(BigDecimal.ZERO);
        assertThat(SLA.credit(down(1_100), FEBRUARY)).contains(new BigDecimal("10"));
        assertThat(SLA.credit(down(10_100), FEBRUARY)).contains(new BigDecimal("25"));
        assertThat(SLA.credit(down(900_000), FEBRUARY)).contains(new BigDecimal("25"));
    }

    @Test
    void thereIsNoneForAMonthThatGoesOnOrOfWhichNothingIsKnown() {
        assertThat(SLA.credit(down(900_000), JANUARY)).isEmpty();
        assertThat(SLA.credit(new ComponentMonth(JANUARY, 0, 0, 0, 0, 0, List.of()), FEBRUARY))
                .isEmpty();
        assertThat(new SlaSettings("").credit(down(900_000), FEBRUARY)).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsNoTierIsRefusedWithARemedy() {
        for (String wrong : List.of("99.9", "99.9:", "99.9:ten", "101:10", "99:200", "99.9:10;99:25")) {
            assertThatThrownBy(() -> new SlaSettings(wrong)).as(wrong).isInstanceOf(BadSetting.class);
        }
    }

    private static ComponentMonth down(long seconds) {
        return new ComponentMonth(JANUARY, 1_000_000, seconds, 0, 0, 0, List.of());
    }
}
