package com.telerivet.status.platform;

/** Text as people write it and databases keep it. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text without control characters, but for tabs and line ends.
     *
     * @throws IllegalArgumentException when it holds U+0000 or half of a surrogate pair, which PostgreSQL refuses
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(PlainText::isOdd)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw new IllegalArgumentException("the text holds a character that cannot be kept");
            }
            if (!isOdd(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static boolean isOdd(int c) {
        boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isSurrogate || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }
}
