package com.telerivet.status.publication.html;

import com.telerivet.status.publication.FoldedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** A part of a text in which the words that were looked for are marked. It is text, not HTML. */
final class Excerpt {

    private static final int BEFORE = 80;
    private static final int LENGTH = 240;

    private final String text;
    private final List<MatchResult> matches;

    /** @param terms folded; empty ones mark nothing */
    Excerpt(String text, List<String> terms) {
        this.text = text.strip().replaceAll("\\s+", " ");
        this.matches = terms.isEmpty()
                ? List.of()
                : FoldedWords.in(this.text)
                        .filter(word -> {
                            String folded = FoldedWords.fold(word.group());
                            return terms.stream().anyMatch(folded::startsWith);
                        })
                        .toList();
    }

    record Piece(String text, boolean isMatch) {}

    /** How many of its words were looked for. */
    int matches() {
        return matches.size();
    }

    List<Piece> whole() {
        return pieces(0, text.length());
    }

    /** Some lines about the first of the words. */
    List<Piece> around() {
        int first = matches.isEmpty() ? 0 : matches.get(0).start();
        int from = first <= BEFORE ? 0 : wordAfter(first - BEFORE);
        int to = text.length() - from <= LENGTH ? text.length() : wordEndBefore(from + LENGTH);
        return pieces(from, to);
    }

    private List<Piece> pieces(int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        add(pieces, from > 0 ? "… " : "", false);
        for (MatchResult match : matches) {
            if (match.start() >= at && match.end() <= to) {
                add(pieces, text.substring(at, match.start()), false);
                add(pieces, match.group(), true);
                at = match.end();
            }
        }
        add(pieces, text.substring(at, to), false);
        add(pieces, to < text.length() ? " …" : "", false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String part, boolean isMatch) {
        if (!part.isEmpty()) {
            pieces.add(new Piece(part, isMatch));
        }
    }

    private int wordAfter(int at) {
        int space = text.indexOf(' ', at);
        return space < 0 || space > at + BEFORE ? clean(at) : space + 1;
    }

    private int wordEndBefore(int at) {
        int space = text.lastIndexOf(' ', at);
        return space < at - BEFORE ? clean(at) : space;
    }

    /** Not between the halves of one sign. */
    private int clean(int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
