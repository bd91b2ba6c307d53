package com.telerivet.status.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader looks for in the history.
 *
 * @param words as typed, within bounds; may be empty
 * @param componentId of the component that the incidents named; null for any
 * @param page from 1
 */
public record Question(String words, @Nullable String componentId, int page) {

    /** How many pages of answers there are at most: who needs more wants another word. */
    public static final int MOST_PAGES = 25;

    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 8;

    /** Makes a question of whatever stands in an address. */
    static Question of(@Nullable String words, @Nullable String componentId, @Nullable String page) {
        boolean isPage = page != null && page.matches("[1-9][0-9]?");
        boolean isId = componentId != null && componentId.matches("[a-z0-9]{1,32}");
        return new Question(
                words == null ? "" : bounded(words),
                isId ? componentId : null,
                isPage ? Math.min(Integer.parseInt(page), MOST_PAGES) : 1);
    }

    /** The words to look for, folded. */
    public List<String> terms() {
        return FoldedWords.of(words).stream().limit(MOST_WORDS).toList();
    }

    /** Whether nothing is looked for, so that there is nothing to answer. */
    public boolean isEmpty() {
        return componentId == null && terms().isEmpty();
    }

    public Question at(int otherPage) {
        return new Question(words, componentId, otherPage);
    }

    private static String bounded(String typed) {
        String plain = typed.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        return plain.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
