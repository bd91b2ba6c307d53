package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedTimeTests {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T01:30, 2026-03-29T00:30:00Z",
        "Europe/Berlin, 2026-03-29T03:30, 2026-03-29T01:30:00Z",
        "Europe/Berlin, 2026-10-25T03:30, 2026-10-25T02:30:00Z",
        "America/Sao_Paulo, 2026-01-16T02:30, 2026-01-16T05:30:00Z",
        "America/Sao_Paulo, 2018-11-04T01:30, 2018-11-04T03:30:00Z",
        "Asia/Kathmandu, 2026-03-01T02:30, 2026-02-28T20:45:00Z",
        "Australia/Lord_Howe, 2026-10-04T02:30, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, 2026-07-01T02:30, 2026-06-30T16:00:00Z",
        "Etc/UTC, 2028-02-29T02:30, 2028-02-29T02:30:00Z",
    })
    void aTimeIsThatOfThePagesClocks(String zone, String typed, String instant) {
        PlannedTime time = new PlannedTime(ZoneId.of(zone));
        assertThat(time.instant(typed)).hasValue(Instant.parse(instant));
        assertThat(time.inField(Instant.parse(instant))).isEqualTo(typed);
        assertThat(time.isMissing(typed)).isFalse();
        assertThat(time.isTwice(typed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T02:30",
        "America/Sao_Paulo, 2018-11-04T00:30",
        "Australia/Lord_Howe, 2026-10-04T02:15",
    })
    void aTimeThatClocksLeapOverIsNone(String zone, String typed) {
        PlannedTime time = new PlannedTime(ZoneId.of(zone));
        assertThat(time.instant(typed)).isEmpty();
        assertThat(time.isMissing(typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-25T02:30, 2026-10-25T00:30:00Z",
        "America/Sao_Paulo, 2018-02-17T23:30, 2018-02-18T01:30:00Z",
        "Australia/Lord_Howe, 2027-04-04T01:45, 2027-04-03T14:45:00Z",
    })
    void ofATimeThatComesTwiceTheFirstIsMeant(String zone, String typed, String first) {
        PlannedTime time = new PlannedTime(ZoneId.of(zone));
        assertThat(time.instant(typed)).hasValue(Instant.parse(first));
        assertThat(time.isTwice(typed)).isTrue();
    }

    @Test
    void whatIsNoTimeIsNone() {
        PlannedTime time = new PlannedTime(ZoneId.of("Europe/Berlin"));
        assertThat(time.instant("")).isEmpty();
        assertThat(time.instant("tomorrow")).isEmpty();
        assertThat(time.instant("2026-02-29T02:30")).isEmpty();
        assertThat(time.isMissing("tomorrow")).isFalse();
        assertThat(time.words(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("Sun, Mar 29, 2026, 03:30 CEST");
    }
}
