package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.platform.Markdown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentPageTests {

    private static final Neighbours.Beside ALONE = new Neighbours.Beside(null, null);

    private final Words words = Samples.words();
    private final IncidentPage page =
            new IncidentPage(words, new Entries(words, new Markdown()), new Links(), ZoneOffset.UTC);

    @Test
    void entriesAreLabelledAsReadersKnowThem() {
        IncidentView view = page.of(Samples.outage(), ALONE, "Telerivet", Samples.EVENING);
        assertThat(view.entries())
                .extracting(EntryView::label)
                .containsExactly("Postmortem", "Resolved", "Update", "Update", "Identified");
        assertThat(view.of()).isEqualTo("Incident Report for Telerivet");
    }

    @Test
    void timesStandInUtcToTheMinute() {
        EntryView resolved = page.of(Samples.outage(), ALONE, "Telerivet", Samples.EVENING)
                .entries()
                .get(1);
        assertThat(resolved.posted().words()).isEqualTo("Jan 31, 2015 - 08:38 UTC");
        assertThat(resolved.posted().iso()).isEqualTo("2015-01-31T08:38:00Z");
    }

    @Test
    void anIncidentThatIsOverSaysHowLongItLasted() {
        IncidentView view = page.of(Samples.outage(), ALONE, "Telerivet", Samples.EVENING);
        assertThat(view.span()).isEqualTo("Jan 31, 2015, 05:10 – 08:38 UTC");
        assertThat(view.lasting()).isEqualTo("lasted 3 h 28 min");
        assertThat(view.affected()).isEqualTo("This incident affected: API.");
    }

    @Test
    void aPromiseStandsInUtcAndIsCalledLateOnceItIs() {
        var promising = Samples.story("open00000001", "Slow", List.of(promise("2015-01-31T18:15:00Z")));
        Promise kept = page.of(promising, ALONE, "Telerivet", Samples.EVENING).promise();
        assertThat(kept.by().words()).isEqualTo("18:15 UTC");
        assertThat(kept.late()).isFalse();

        Promise late = page.of(promising, ALONE, "Telerivet", Instant.parse("2015-02-01T00:01:00Z"))
                .promise();
        assertThat(late.by().words()).as("of another day").isEqualTo("Jan 31, 2015 - 18:15 UTC");
        assertThat(late.late()).isTrue();
    }

    @Test
    void theNextEntryOrTheEndClearsAPromise() {
        IncidentEntry promise = promise("2015-01-31T18:15:00Z");
        var answered = Samples.story(
                "open00000001",
                "Slow",
                List.of(Samples.entry("e2", IncidentStatus.IDENTIFIED, "2015-01-31T17:30:00Z"), promise));
        assertThat(page.of(answered, ALONE, "Telerivet", Samples.EVENING).promise())
                .isNull();
        assertThat(page.of(Samples.outage(), ALONE, "Telerivet", Samples.EVENING)
                        .promise())
                .isNull();
    }

    private static IncidentEntry promise(String by) {
        IncidentEntry entry = Samples.entry("e1", IncidentStatus.INVESTIGATING, "2015-01-31T16:48:00Z");
        return new IncidentEntry(
                entry.id(),
                entry.status(),
                entry.body(),
                entry.displayAt(),
                true,
                false,
                entry.createdAt(),
                entry.updatedAt(),
                entry.affected(),
                Instant.parse(by),
                Map.of());
    }

    @Test
    void anOpenIncidentSaysSinceWhen() {
        var open = Samples.story(
                "open00000001",
                "Slow",
                List.of(Samples.entry("e1", IncidentStatus.INVESTIGATING, "2015-01-31T16:48:00Z")));
        IncidentView view = page.of(open, ALONE, "Telerivet", Samples.EVENING);
        assertThat(view.span()).isEqualTo("Since Jan 31, 2015 - 16:48 UTC");
        assertThat(view.lasting()).isEqualTo("for 1 h 12 min");
        assertThat(view.affected()).isEqualTo("This incident affects: API.");
    }

    @Test
    void theIncidentsBeforeAndAfterItAreOneStepAway() {
        Neighbours.Neighbour older = new Neighbours.Neighbour("older0000001", "Slow mails", Samples.EVENING);
        IncidentView view = page.of(Samples.outage(), new Neighbours.Beside(older, null), "Telerivet", Samples.EVENING);
        assertThat(view.older())
                .isEqualTo(new IncidentView.Beside("/incidents/older0000001", "Slow mails", "Jan 31, 2015"));
        assertThat(view.newer()).isNull();
    }
}
