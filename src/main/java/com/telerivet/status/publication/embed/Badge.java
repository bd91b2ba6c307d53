package com.telerivet.status.publication.embed;

import com.telerivet.status.component.ComponentStatus;

/** A badge of two fields, 20 pixels high: what it is about, and how that does. */
final class Badge {

    /** A little wider than the letters are on average; the drawing is then stretched to the space that it has. */
    private static final double LETTER = 6.6;

    private static final int PADDING = 8;
    private static final int LONGEST_NAME = 40;

    private Badge() {}

    static String of(String name, ComponentStatus status, String words) {
        String left = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        int first = width(left);
        int second = width(words);
        String title = escape(left + ": " + words);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s"><title>%2$s</title>\
                <clipPath id="r"><rect width="%1$d" height="20" rx="3"/></clipPath><g clip-path="url(#r)">\
                <path fill="#444" d="M0 0h%3$dv20H0z"/><path fill="%4$s" d="M%3$d 0h%5$dv20H%3$dz"/></g>\
                <g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="%6$d" y="14" fill="#fff" textLength="%7$d">%8$s</text>\
                <text x="%9$d" y="14" fill="%10$s" textLength="%11$d">%12$s</text></g></svg>
                """
                .formatted(
                        first + second,
                        title,
                        first,
                        colour(status),
                        second,
                        PADDING,
                        first - 2 * PADDING,
                        escape(left),
                        first + PADDING,
                        status == ComponentStatus.DEGRADED_PERFORMANCE ? "#000" : "#fff",
                        second - 2 * PADDING,
                        escape(words));
    }

    /** Each at least 4.5 : 1 against the letters on it. */
    private static String colour(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> "#007a5e";
            case UNDER_MAINTENANCE -> "#1a5fb4";
            case DEGRADED_PERFORMANCE -> "#e0a100";
            case PARTIAL_OUTAGE -> "#b84a00";
            case MAJOR_OUTAGE -> "#c00040";
        };
    }

    private static int width(String words) {
        return (int) Math.ceil(words.codePointCount(0, words.length()) * LETTER) + 2 * PADDING;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
