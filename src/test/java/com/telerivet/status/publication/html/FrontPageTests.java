package com.telerivet.status.publication.html;

import static com.telerivet.status.component.ComponentStatus.DEGRADED_PERFORMANCE;
import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Markdown;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrontPageTests {

    private final Words words = Samples.words();
    private final FrontPage front =
            new FrontPage(words, new Entries(words, new Markdown()), new Links(), Samples.page(), Samples.EVENING);
    private final IncidentStory open = Samples.story(
            "open00000001",
            "API is slow",
            List.of(
                    Samples.entry("e2", IncidentStatus.IDENTIFIED, "2015-01-31T17:00:00Z"),
                    Samples.entry("e1", IncidentStatus.INVESTIGATING, "2015-01-31T16:48:00Z")));

    @ParameterizedTest
    @MethodSource
    void theHeadlineFollowsTheRulesThatReadersKnow(ComponentStatus api, ComponentStatus web, String headline) {
        HomeView home = front.of(Samples.tree(api, web), Map.of(), List.of(), Samples.noMetrics());
        assertThat(home.headline()).isEqualTo(headline);
        assertThat(home.title()).isEqualTo(headline + " · Telerivet status");
    }

    static Stream<Arguments> theHeadlineFollowsTheRulesThatReadersKnow() {
        return Stream.of(
                Arguments.of(OPERATIONAL, OPERATIONAL, "All Systems Operational"),
                Arguments.of(MAJOR_OUTAGE, MAJOR_OUTAGE, "Major System Outage"),
                Arguments.of(MAJOR_OUTAGE, OPERATIONAL, "Partial System Outage"),
                Arguments.of(PARTIAL_OUTAGE, PARTIAL_OUTAGE, "Partial System Outage"),
                Arguments.of(PARTIAL_OUTAGE, OPERATIONAL, "Minor Service Outage"),
                Arguments.of(DEGRADED_PERFORMANCE, DEGRADED_PERFORMANCE, "Degraded System Service"),
                Arguments.of(DEGRADED_PERFORMANCE, OPERATIONAL, "Partially Degraded Service"),
                Arguments.of(UNDER_MAINTENANCE, OPERATIONAL, "Service Under Maintenance"));
    }

    @Test
    void anOpenIncidentIsNeverHiddenBehindAGreenHeadline() {
        HomeView home = front.of(Samples.tree(OPERATIONAL, OPERATIONAL), Map.of(), List.of(open), Samples.noMetrics());
        assertThat(home.headline()).isEqualTo("Incident open, all systems operational");
    }

    @Test
    void anOpenIncidentLeadsWithItsNewestEntryAndFoldsTheEarlierOnes() {
        HomeView home = front.of(Samples.tree(MAJOR_OUTAGE, OPERATIONAL), Map.of(), List.of(open), Samples.noMetrics());
        HomeView.OpenIncident card = home.open().get(0);
        assertThat(card.newest()).extracting(EntryView::label).containsExactly("Identified");
        assertThat(card.earlier()).extracting(EntryView::label).containsExactly("Investigating");
        assertThat(card.earlierWords()).isEqualTo("1 earlier entry");
        assertThat(card.lasting()).isEqualTo("for 1 h 12 min");
        assertThat(card.affected()).containsExactly(new StatusLine("API", "major_outage"));
    }

    @Test
    void fifteenDaysAreListedAndAnOpenIncidentIsNotAmongThem() {
        HomeView home = front.of(
                Samples.tree(OPERATIONAL, OPERATIONAL), Map.of(), List.of(open, Samples.outage()), Samples.noMetrics());
        assertThat(home.days()).hasSize(15);
        assertThat(home.days().get(0).incidents())
                .extracting(one -> one.title().text())
                .containsExactly("Network and Database Outage");
        assertThat(home.days().get(14).date().words()).isEqualTo("Jan 17, 2015");
        assertThat(home.days().get(14).calm()).isEqualTo("No incidents reported.");
    }

    @Test
    void aDayIsNotCalledCalmWhileItsIncidentIsOpen() {
        HomeView home = front.of(Samples.tree(OPERATIONAL, OPERATIONAL), Map.of(), List.of(open), Samples.noMetrics());
        assertThat(home.days().get(0).incidents()).isEmpty();
        assertThat(home.days().get(0).calm()).contains("still open");
    }

    @Test
    void aPostmortemStaysOnTheIncidentsOwnPage() {
        HomeView home = front.of(
                Samples.tree(OPERATIONAL, OPERATIONAL), Map.of(), List.of(Samples.outage()), Samples.noMetrics());
        assertThat(home.days().get(0).incidents().get(0).entries())
                .extracting(EntryView::label)
                .containsExactly("Resolved", "Update", "Update", "Identified");
    }
}
