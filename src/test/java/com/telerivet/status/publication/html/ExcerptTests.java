package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcerptTests {

    @Test
    void wholeWordsAreMarkedAsTheyStandThere() {
        assertThat(say(new Excerpt("Überlastung der API: überall.", List.of("uber")).whole()))
                .isEqualTo("[Überlastung] der API: [überall].");
    }

    @Test
    void aLongTextIsCutBetweenWordsAboutTheFirstMatch() {
        String text = "before ".repeat(60) + "the database refuses " + "after ".repeat(60);
        String said = say(new Excerpt(text, List.of("database")).around());
        assertThat(said)
                .startsWith("… before ")
                .contains("the [database] refuses")
                .endsWith("after …")
                .hasSizeLessThan(260);
    }

    @Test
    void withoutAMatchTheTextsBeginningIsTold() {
        assertThat(say(new Excerpt("We look\ninto it.", List.of("database")).around()))
                .isEqualTo("We look into it.");
        assertThat(new Excerpt("", List.of("x")).around()).isEmpty();
    }

    @Test
    void aTextWithoutSpacesIsCutAndNoSignIsHalved() {
        String said = say(new Excerpt("😀".repeat(300), List.of()).around());
        assertThat(said.codePoints().filter(c -> c != 0x1F600).count())
                .as("only the dots")
                .isEqualTo(2);
        assertThat(say(new Excerpt("x" + "😀".repeat(300), List.of()).around())).startsWith("x😀");
    }

    private static String say(List<Excerpt.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.isMatch() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
