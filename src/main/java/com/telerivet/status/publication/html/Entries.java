package com.telerivet.status.publication.html;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Markdown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an incident's entries into labelled, sanitized, dated ones; newest first, a postmortem before all. */
class Entries {

    private static final long MOST_CHARACTERS = 4_000_000;

    private final Words words;
    private final Markdown markdown;

    /** An entry stands on several pages and in many generations, and its text hardly ever changes. */
    private final Cache<String, String> html;

    Entries(Words words, Markdown markdown) {
        this(
                words,
                markdown,
                Caffeine.newBuilder()
                        .maximumWeight(MOST_CHARACTERS)
                        .weigher((String text, String made) -> text.length() + made.length())
                        .build());
    }

    private Entries(Words words, Markdown markdown, Cache<String, String> html) {
        this.words = words;
        this.markdown = markdown;
        this.html = html;
    }

    /** The same in other words; the texts stay as they were written where nobody translated them. */
    Entries in(Words others) {
        return new Entries(others, markdown, html);
    }

    List<EntryView> of(IncidentStory story) {
        return story.entries().stream().map(entry -> view(story, entry)).toList();
    }

    /** The entries where what they say in lines of their own stands above: the newest one without these. */
    List<EntryView> below(IncidentStory story) {
        List<EntryView> told = new ArrayList<>(of(story));
        if (!told.isEmpty()) {
            EntryView newest = told.get(0);
            String rest = Advice.without(story.newest().text(words.language()));
            told.set(0, newest.saying(html.get(rest, markdown::toHtml)));
        }
        return told;
    }

    /** What readers look for first, as HTML. */
    Advice advice(IncidentStory story) {
        Advice said = Advice.of(story, words.language());
        return new Advice(line(said.affected()), line(said.until()), line(said.meanwhile()));
    }

    private @Nullable String line(@Nullable String text) {
        return text == null ? null : html.get(text, markdown::toHtml);
    }

    /** The entries alone: on the front page a postmortem is a link away. */
    List<EntryView> withoutPostmortem(IncidentStory story) {
        return story.entries().stream()
                .filter(entry -> entry.status() != IncidentStatus.POSTMORTEM)
                .map(entry -> view(story, entry))
                .toList();
    }

    /** What the last entry says that is no postmortem, as HTML; nothing where there is none. */
    String lastWords(IncidentStory story) {
        return story.entries().stream()
                .filter(entry -> entry.status() != IncidentStatus.POSTMORTEM)
                .findFirst()
                .map(entry -> html.get(entry.text(words.language()), markdown::toHtml))
                .orElse("");
    }

    /** Markdown that was written elsewhere. */
    String html(String text) {
        return markdown.toHtml(text);
    }

    /** What the Markdown says, without its signs. */
    String plain(String text) {
        return markdown.toText(text);
    }

    private EntryView view(IncidentStory story, IncidentEntry entry) {
        List<StatusLine> changes = entry.affected().stream()
                .filter(change -> change.oldStatus() != change.newStatus())
                .map(change -> new StatusLine(
                        change.componentName(), change.newStatus().code()))
                .toList();
        String language = words.language();
        return new EntryView(
                entry.id(),
                words.say("publication.entry." + story.label(entry)),
                html.get(entry.text(language), markdown::toHtml),
                entry.foreign(language),
                words.moment(entry.displayAt()),
                changes,
                entry.edited());
    }
}
