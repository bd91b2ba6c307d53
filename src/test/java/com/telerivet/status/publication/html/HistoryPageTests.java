package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Archive;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryPageTests {

    private static final Instant MAY = Instant.parse("2015-05-10T12:00:00Z");

    private static final SearchBox BOX = new SearchBox("/search", "", List.of());

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
                .extracting(entry -> entry.title().text())
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
        assertThat(new HistoryIndex(List.of(), ZoneOffset.UTC, MAY, MAY).pages())
                .isEqualTo(1);
    }

    @Test
    void theCalendarCountsEachMonthAndLeadsToIt() {
        HistoryView.Calendar year = page(2, MAY).calendar();
        assertThat(year.name()).isEqualTo("2015");
        assertThat(year.months()).hasSize(12);
        assertThat(year.months().get(0))
                .isEqualTo(new HistoryView.Cell(
                        "Jan",
                        "/history?page=2#month-2015-01",
                        true,
                        1,
                        "major_outage",
                        "1 incident; the worst: Critical impact"));
        assertThat(year.months().get(3))
                .isEqualTo(new HistoryView.Cell("Apr", "/history#month-2015-04", false, 0, null, "0 incidents"));
        assertThat(year.months().get(5).url()).as("June is still to come").isNull();
    }

    @Test
    void aMonthBeforeThePageWasKeptIsNotCalledCalm() {
        List<HistoryView.Month> months = page(2, MAY).months();
        assertThat(months)
                .extracting(HistoryView.Month::name)
                .containsExactly("February 2015", "January 2015", "December 2014");
        assertThat(months.get(0).calm()).isEqualTo("No incidents reported for this month.");
        assertThat(months.get(2).calm()).isEqualTo("This page was not kept yet.");
        assertThat(new HistoryIndex(List.of(), ZoneOffset.UTC, MAY.minus(Duration.ofDays(90)), MAY).pages())
                .as("calm months of a kept page are told")
                .isEqualTo(2);
    }

    @Test
    void eachIncidentKnowsWhichComeBeforeAndAfterIt() {
        IncidentStory later = Samples.story(
                "later0000001", "Slow", List.of(Samples.entry("s1", IncidentStatus.RESOLVED, "2015-03-01T00:00:00Z")));
        Neighbours neighbours = new Neighbours(Archive.of(List.of(Samples.outage(), later)));
        assertThat(neighbours.of("outage000001").older()).isNull();
        assertThat(neighbours.of("outage000001").newer())
                .isEqualTo(new Neighbours.Neighbour("later0000001", "Slow", later.toldAt()));
        assertThat(neighbours.of("later0000001").older().id()).isEqualTo("outage000001");
        assertThat(neighbours.of("unknown00000")).isEqualTo(new Neighbours.Beside(null, null));
    }

    private HistoryView page(int number, Instant now) {
        return history.of(number, index(now), archive::story, BOX, "Telerivet");
    }

    private HistoryIndex index(Instant now) {
        return new HistoryIndex(archive.incidents(), ZoneOffset.UTC, now, now);
    }
}
