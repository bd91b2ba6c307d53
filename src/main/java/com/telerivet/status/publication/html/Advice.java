package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What readers look for first, where an entry gives it a line of its own: {@code Affected: customers in Kenya},
 * {@code Until: about 15:00 UTC}, {@code Meanwhile: send from the mobile app}. It holds until a later entry says
 * something else, so it need not be repeated; it is part of the text, so mails and feeds tell it as well. A translation
 * begins its lines with the same words; where it has none, those of the original hold.
 */
record Advice(@Nullable String affected, @Nullable String until, @Nullable String meanwhile) {

    private static final Pattern LINE = Pattern.compile(
            "^ {0,3}(?:[-*] +)?\\**(affected|until|meanwhile)\\**:\\** +(\\S.*)$\\n?",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    static Advice of(IncidentStory story, String language) {
        return new Advice(
                newest(story, "affected", language),
                newest(story, "until", language),
                newest(story, "meanwhile", language));
    }

    /** The text without those lines, where they stand above it anyway. */
    static String without(String text) {
        return LINE.matcher(text).replaceAll("").strip();
    }

    private static @Nullable String newest(IncidentStory story, String label, String language) {
        return story.entries().stream()
                .map(entry -> said(entry.text(language), label).or(() -> said(entry.body(), label)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> said(String text, String label) {
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            if (line.group(1).toLowerCase(Locale.ROOT).equals(label)) {
                return Optional.of(line.group(2).strip());
            }
        }
        return Optional.empty();
    }
}
