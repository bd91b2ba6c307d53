package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTests {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    private final SearchIndex index = new SearchIndex();
    private final IncidentStory old = SnapshotSamples.resolved("Zürich", NOW.minus(Duration.ofDays(900)));
    private final IncidentStory open = SnapshotSamples.open("北京市", NOW);

    @ParameterizedTest
    @ValueSource(strings = {"zürich", "ZURICH", "zur", "Outage zü", "text of", "api zurich"})
    void wordsAreFoundByTheirBeginningsWithoutCaseAndAccents(String words) {
        assertThat(find(words).stories()).contains(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urich", "zurich london", "outage of none", "%", "zurich'"})
    void everyWordMustBeginOneOfTheIncident(String words) {
        boolean isOnlySigns = words.equals("%") || words.endsWith("'");
        assertThat(find(words).total()).isEqualTo(isOnlySigns && !words.equals("%") ? 1 : 0);
    }

    @Test
    void eachSignOfAScriptWithoutSpacesIsAWord() {
        assertThat(find("京市").stories()).containsExactly(open);
    }

    @Test
    void aComponentAloneFindsItsIncidentsNewestFirst() {
        assertThat(find(Question.of(null, "api000000001", null)).stories()).containsExactly(open, old);
        assertThat(find(Question.of("outage", "web000000001", null)).total()).isZero();
    }

    @Test
    void whatChangedIsFoundByItsNewWordsOnly() {
        assertThat(find("zurich").total()).isEqualTo(1);
        IncidentStory renamed = SnapshotSamples.resolved("Zürich", NOW.minus(Duration.ofDays(800)));
        SiteSnapshot later = SnapshotSamples.snapshot(NOW, renamed);
        assertThat(index.find(later, Question.of("zurich", null, null)).stories())
                .containsExactly(renamed);
        assertThat(index.find(later, Question.of("北京", null, null)).total()).isZero();
    }

    @Test
    void answersComeInPagesAndThePagesHaveAnEnd() {
        IncidentStory[] many = IntStream.range(0, 45)
                .mapToObj(i -> SnapshotSamples.resolved("n" + i, NOW.minus(Duration.ofDays(i))))
                .toArray(IncidentStory[]::new);
        SiteSnapshot snapshot = SnapshotSamples.snapshot(NOW, many);
        Finding last = index.find(snapshot, Question.of("outage", null, "99"));
        assertThat(last.question().page()).isEqualTo(3);
        assertThat(last.stories()).containsExactlyElementsOf(List.of(many).subList(40, 45));
        assertThat(new Finding(Question.of("x", null, null), 10_000, List.of()).pages())
                .isEqualTo(Question.MOST_PAGES);
    }

    @Test
    void aQuestionIsBoundedWhateverTheAddressHolds() {
        assertThat(Question.of("\u0000 a\n" + "😀".repeat(200), "../x", "-1"))
                .isEqualTo(new Question("a " + "😀".repeat(98), null, 1));
        assertThat(Question.of("a b c d e f g h i j", null, null).terms()).hasSize(8);
        assertThat(Question.of(" ?! ", null, "2").isEmpty()).isTrue();
    }

    private Finding find(String words) {
        return find(Question.of(words, null, null));
    }

    private Finding find(Question question) {
        return index.find(SnapshotSamples.snapshot(NOW, open, old), question);
    }
}
