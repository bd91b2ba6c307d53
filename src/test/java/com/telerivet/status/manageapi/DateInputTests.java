package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateInputTests {

    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    @ParameterizedTest
    @CsvSource({
        "2015-01-31T05:10:00.000Z, 2015-01-31T05:10:00Z",
        "2015-01-31T05:10:00Z, 2015-01-31T05:10:00Z",
        "2015-01-31T05:10Z, 2015-01-31T05:10:00Z",
        "2015-01-31t05:10:00z, 2015-01-31T05:10:00Z",
        "2015-01-31T05:10:00.123456789Z, 2015-01-31T05:10:00.123Z",
        "2015-01-31T05:10:00-08:00, 2015-01-31T13:10:00Z",
        "2015-01-31T05:10:00+0545, 2015-01-30T23:25:00Z",
        "2015-01-31T05:10:00+02, 2015-01-31T03:10:00Z",
        "2015-01-31 05:10:00 UTC, 2015-01-31T05:10:00Z",
        "2015-01-31 05:10:00 +0000, 2015-01-31T05:10:00Z",
        "2015-01-31T05:45:00, 2015-01-31T00:00:00Z",
        "2015-01-31, 2015-01-30T18:15:00Z",
    })
    void anOffsetCountsAndThePagesZoneDoesWithoutOne(String text, Instant instant) {
        assertThat(DateInput.instant(text, KATHMANDU)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2015",
                "2015-13-01",
                "1422680400",
                "0001-01-01",
                "9999-01-01T00:00:00Z",
                "31.01.2015"
            })
    void anythingElseIsNoDate(String text) {
        assertThat(DateInput.instant(text, KATHMANDU)).isEmpty();
    }
}
