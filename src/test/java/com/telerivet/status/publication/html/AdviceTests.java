package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceTests {

    private final Words words = Samples.words();

    @Test
    void whatEntriesSayInLinesOfTheirOwnHoldsUntilALaterOneSaysOtherwise() {
        Advice advice = Advice.of(
                Samples.story(
                        "open00000001",
                        "API is slow",
                        List.of(
                                Samples.entry(
                                        "e2", IncidentStatus.IDENTIFIED, "2015-01-31T17:00:00Z", "until: 19:00 UTC"),
                                Samples.entry(
                                        "e1",
                                        IncidentStatus.INVESTIGATING,
                                        "2015-01-31T16:48:00Z",
                                        "Slow.\n\n- **Affected:** customers in Kenya\n- Until: 18:00 UTC\nMeanwhile: use the app"))),
                "en");
        assertThat(advice).isEqualTo(new Advice("customers in Kenya", "19:00 UTC", "use the app"));
    }

    @Test
    void onlyALineThatBeginsWithTheLabelIsOne() {
        Advice advice = Advice.of(
                Samples.story(
                        "open00000001",
                        "API is slow",
                        List.of(Samples.entry(
                                "e1",
                                IncidentStatus.INVESTIGATING,
                                "2015-01-31T16:48:00Z",
                                "We wait until: now.\nUntil:"))),
                "en");
        assertThat(advice).isEqualTo(new Advice(null, null, null));
        assertThat(Advice.without("Slow.\n\nMeanwhile: use the app\n\nMore.")).isEqualTo("Slow.\n\n\nMore.");
    }

    @Test
    void theAnswerNamesWhatFailsTheWorstFirstAndWhetherTheRestWorks() {
        assertThat(answer(
                        ComponentStatus.DEGRADED_PERFORMANCE,
                        ComponentStatus.MAJOR_OUTAGE,
                        ComponentStatus.OPERATIONAL))
                .isEqualTo("Affected now: C2 (down) and C1 (slower or limited). Everything else works normally.");
        assertThat(answer(ComponentStatus.PARTIAL_OUTAGE))
                .isEqualTo("Affected now: C1 (partly down). That is every component of this page.");
        assertThat(answer(ComponentStatus.OPERATIONAL)).isNull();
    }

    @Test
    void ofManyTheAnswerCountsTheRest() {
        ComponentStatus[] many = IntStream.range(0, 40)
                .mapToObj(i -> ComponentStatus.MAJOR_OUTAGE)
                .toArray(ComponentStatus[]::new);
        assertThat(answer(many)).contains("C5 (down) and 35 more.").doesNotContain("C6");
    }

    private String answer(ComponentStatus... statuses) {
        List<ComponentSummary> components = IntStream.range(0, statuses.length)
                .mapToObj(i -> Samples.component("c" + i, "C" + (i + 1), statuses[i]))
                .toList();
        return Answer.of(new ComponentTree(List.of(new ComponentTree.Row(null, components))), false, words);
    }

    @Test
    void aTranslationSaysItsOwnLinesAndTheOriginalTheRest() {
        IncidentEntry said = Samples.entry(
                "e1", IncidentStatus.INVESTIGATING, "2015-01-31T16:48:00Z", "Affected: all\nUntil: 18:00 UTC");
        IncidentEntry translated = new IncidentEntry(
                said.id(),
                said.status(),
                said.body(),
                said.displayAt(),
                true,
                false,
                said.createdAt(),
                said.updatedAt(),
                List.of(),
                null,
                Map.of("es", "Vamos lentos.\nAffected: todos"));
        assertThat(Advice.of(Samples.story("open00000001", "API is slow", List.of(translated)), "es"))
                .isEqualTo(new Advice("todos", "18:00 UTC", null));
    }
}
