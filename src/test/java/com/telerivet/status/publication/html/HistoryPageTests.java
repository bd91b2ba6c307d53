package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Archive;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryPageTests {

    private static final Instant MAY = Instant.parse("2015-05-10T12:00:00Z");

    private final Words words = Samples.words();
    private final HistoryPage history =
            new HistoryPage(words, new Entries(words, new Markdown()), new Links(), ZoneId.of("Etc/UTC"));
    private final List<IncidentStory> stories = List.of(Samples.outage());
    private final Archive archive = Archive.of(stories);

    @Test
    void aPageHoldsThreeMonthsNewestFirst() {
        HistoryView first = page(1, MAY);
        assertThat(first.months())
                .extracting(HistoryView.Month::name)
                .containsExactly("May 2015", "April 2015", "March 2015");
        assertThat(first.span()).isEqualTo("March 2015 to May 2015");
        assertThat(first.older()).isEqualTo("/history?page=2");
        assertThat(first.newer()).isNull();
    }

    @Test
    void thePagesReachBackToTheOldestIncidentAndNoFurther() {
        assertThat(index(MAY).pages()).isEqualTo(2);
        HistoryView last = page(2, MAY);
        assertThat(last.months().get(1).incidents())
                .extracting(HistoryView.Entry::title)
                .containsExactly("Network and Database Outage");
        assertThat(last.older()).isNull();
        assertThat(last.newer()).isEqualTo("/history");
    }

    @Test
    void aYearWithIncidentsIsOneClickAway() {
        Instant elevenYearsLater = Instant.parse("2026-11-23T05:00:00Z");
        assertThat(page(1, elevenYearsLater).years()).containsExactly(new HistoryView.Year(2015, "/history?page=48"));
        assertThat(page(48, elevenYearsLater).months().get(1).incidents()).hasSize(1);
    }

    @Test
    void aPageWithoutIncidentsHasOneHistoryPage() {
        assertThat(new HistoryIndex(List.of(), ZoneOffset.UTC, MAY).pages()).isEqualTo(1);
    }

    private HistoryView page(int number, Instant now) {
        return history.of(number, index(now), archive::story, "Telerivet");
    }

    private HistoryIndex index(Instant now) {
        return new HistoryIndex(archive.incidents(), ZoneOffset.UTC, now);
    }
}
