package com.telerivet.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTests {

    private static final Instant MORNING = Instant.parse("2015-01-31T08:38:00Z");

    @Test
    void aMomentIsSaidInThePagesZoneAndInUtc() {
        assertThat(Language.ENGLISH.moment(MORNING, ZoneId.of("Europe/Madrid")))
                .isEqualTo("Jan 31, 2015 - 09:38 CET (08:38 UTC)");
        assertThat(Language.SPANISH.moment(MORNING, ZoneId.of("Europe/Madrid")))
                .isEqualTo("31 ene 2015, 09:38 CET (08:38 UTC)");
        assertThat(Language.SWAHILI.moment(MORNING, ZoneId.of("Africa/Nairobi")))
                .endsWith("11:38 EAT (08:38 UTC)");
    }

    @Test
    void theDayInUtcIsNamedWhereItIsAnotherOne() {
        assertThat(Language.FRENCH.moment(Instant.parse("2015-02-01T03:00:00Z"), ZoneId.of("America/Los_Angeles")))
                .isEqualTo("31 janv. 2015, 19:00 PST (1 févr., 03:00 UTC)");
    }

    @Test
    void whereThePageLivesByUtcTheMomentIsSaidOnce() {
        assertThat(Language.ENGLISH.moment(MORNING, ZoneOffset.UTC)).isEqualTo("Jan 31, 2015 - 08:38 UTC");
        assertThat(Language.ARABIC.moment(MORNING, ZoneId.of("Africa/Abidjan"))).isEqualTo("31 يناير 2015، 08:38 UTC");
    }

    @Test
    void onlyWhatThePageOffersIsSpoken() {
        LanguageSettings some = new LanguageSettings("fr,sw");
        assertThat(some.spoken(Locale.forLanguageTag("fr-CA"))).isEqualTo(Language.FRENCH);
        assertThat(some.spoken(Locale.forLanguageTag("ar"))).isEqualTo(Language.ENGLISH);
        assertThat(some.best(List.of(Locale.GERMAN, Locale.forLanguageTag("sw"), Locale.FRENCH)))
                .isEqualTo(Language.SWAHILI);
        assertThat(some.offered((String) null)).isEmpty();
        assertThat(some.address("https://status.example.com", Locale.FRENCH))
                .isEqualTo("https://status.example.com/fr");
    }
}
