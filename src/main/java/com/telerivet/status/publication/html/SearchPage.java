package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.publication.Finding;
import com.telerivet.status.publication.Question;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says what was found in the history, and in which words. */
class SearchPage {

    private final Words words;
    private final Entries entries;
    private final Links links;
    private final ZoneId zone;

    SearchPage(Words words, Entries entries, Links links, ZoneId zone) {
        this.words = words;
        this.entries = entries;
        this.links = links;
        this.zone = zone;
    }

    SearchView of(Finding finding, ComponentTree tree, String pageName) {
        Question asked = finding.question();
        int page = asked.page();
        return new SearchView(
                words.say("publication.search.document", pageName),
                SearchBox.of(tree, links, asked),
                asked.isEmpty() ? null : found(finding.total()),
                finding.stories().stream()
                        .map(story -> hit(story, asked.terms()))
                        .toList(),
                page == finding.pages() && finding.total() > page * Finding.PAGE
                        ? words.say("publication.search.many", words.number(page * Finding.PAGE, 0))
                        : null,
                page < finding.pages() ? links.search(asked.at(page + 1)) : null,
                page > 1 ? links.search(asked.at(page - 1)) : null);
    }

    private String found(int total) {
        return switch (total) {
            case 0 -> words.say("publication.search.none");
            case 1 -> words.say("publication.search.found.one");
            default -> words.say("publication.search.found", words.number(total, 0));
        };
    }

    private SearchView.Hit hit(IncidentStory story, List<String> terms) {
        Optional<Told> told = story.entries().stream()
                .map(entry -> new Told(entry, new Excerpt(entries.plain(entry.text(words.language())), terms)))
                .max(Comparator.comparing(one -> one.text().matches()));
        boolean isInAnEntry = told.isPresent() && told.get().text().matches() > 0;
        return new SearchView.Hit(
                links.incident(story.id())
                        + (isInAnEntry ? "#entry-" + told.get().entry().id() : ""),
                new Excerpt(story.name(words.language()), terms).whole(),
                story.impact().code(),
                words.day(story.toldAt().atZone(zone).toLocalDate()),
                told.map(one -> one.text().around()).orElse(List.of()),
                Impacts.facts(story, words));
    }

    private record Told(IncidentEntry entry, Excerpt text) {}
}
