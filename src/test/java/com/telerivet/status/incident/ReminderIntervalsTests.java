package com.telerivet.status.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After how many hours of silence somebody is reminded. */
class ReminderIntervalsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "          | 179  | 0",
                "          | 180  | 3",
                "          | 719  | 6",
                "          | 1440 | 24",
                "          | 9999 | 24",
                "[1, 5, 7] | 59   | 0",
                "[1, 5, 7] | 299  | 1",
                "[1,5,7]   | 420  | 7",
                "[4]       | 600  | 4",
                "4         | 239  | 0",
                "4         | 600  | 8",
                "24        | 9999 | 144",
                "[]        | 9999 | 0",
                "[ ]       | 9999 | 0"
            })
    void theLastOfTheHoursThatAreUpIsDue(String text, int minutes, int hours) {
        assertThat(new ReminderIntervals(text).due(Duration.ofMinutes(minutes)).orElse(0))
                .isEqualTo(hours);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void noTextIsTheUsual(String text) {
        assertThat(new ReminderIntervals(text)).isEqualTo(ReminderIntervals.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "25", "1, 2", "[0]", "[5, 5]", "[3, 25]", "[1,]", "[", "]", "[[1]]", "-1", "1.5", "soon"})
    void whatCannotBeUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> new ReminderIntervals(text))
                .isInstanceOf(IncidentRejected.class)
                .hasMessageContaining("whole hours from 1 to 24 that rise");
    }

    @Test
    void aClockThatRunsBehindRemindsNobody() {
        assertThat(new ReminderIntervals("1").due(Duration.ofHours(-3))).isEmpty();
    }
}
