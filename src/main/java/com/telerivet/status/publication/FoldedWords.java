package com.telerivet.status.publication;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words as readers look for them: without case, accents and other marks. {@code Überlastung} is {@code uberlastung}; of
 * scripts without spaces each sign is a word.
 */
public final class FoldedWords {

    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private FoldedWords() {}

    /** The words of the text as they stand there, in its order. */
    public static Stream<MatchResult> in(String text) {
        return WORD.matcher(text).results();
    }

    public static String fold(String word) {
        String plain =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }

    static List<String> of(String text) {
        return in(text).map(word -> fold(word.group()))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
