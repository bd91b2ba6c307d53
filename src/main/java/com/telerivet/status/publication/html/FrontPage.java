package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentDay;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.SystemStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says everything that the front page says. */
class FrontPage {

    /** Up to so many components all groups start unfolded; beyond, only those with trouble. */
    private static final int FEW_COMPONENTS = 12;

    private final Words words;
    private final Entries entries;
    private final Links links;
    private final PageProfile page;
    private final Instant now;

    FrontPage(Words words, Entries entries, Links links, PageProfile page, Instant now) {
        this.words = words;
        this.entries = entries;
        this.links = links;
        this.page = page;
        this.now = now;
    }

    HomeView of(
            ComponentTree tree,
            Map<String, List<ComponentDay>> days,
            List<IncidentStory> stories,
            MetricsView metrics) {
        List<IncidentStory> open = stories.stream()
                .filter(story -> story.isOpen() && !story.isMaintenance())
                .toList();
        String headline = headline(tree, !open.isEmpty(), words);
        return new HomeView(
                words.say("publication.document", headline, page.name()),
                status(tree).code(),
                headline,
                Answer.of(tree, !open.isEmpty(), words),
                words.clockTime(now),
                page.about() == null ? null : entries.html(page.about()),
                open.stream().map(story -> open(story, tree)).toList(),
                new PlannedWork(words, entries, links, now).of(stories, tree),
                groups(tree, days, stories),
                metrics,
                new PastDays(words, entries, links, page.zone(), now).of(stories));
    }

    static ComponentStatus status(ComponentTree tree) {
        return ComponentStatus.worst(
                tree.components().stream().map(ComponentSummary::status).toList());
    }

    static String headline(ComponentTree tree, boolean incident, Words words) {
        SystemStatus status = tree.systemStatus();
        String key = status == SystemStatus.OPERATIONAL && incident
                ? "incident"
                : status.name().toLowerCase(Locale.ROOT);
        return words.say("publication.banner." + key);
    }

    private HomeView.OpenIncident open(IncidentStory story, ComponentTree tree) {
        List<EntryView> told = entries.below(story);
        List<EntryView> earlier = told.subList(Math.min(1, told.size()), told.size());
        return new HomeView.OpenIncident(
                story.id(),
                components(story),
                links.incident(story.id()),
                Title.of(story, words),
                story.impact().code(),
                words.moment(story.startedAt()),
                words.say("publication.incident.lasting", words.duration(Duration.between(story.startedAt(), now))),
                entries.advice(story),
                Promise.of(story, words, now),
                affected(story, tree),
                told.subList(0, told.size() - earlier.size()),
                earlier,
                words.say(earlier.size() == 1 ? "publication.earlier.one" : "publication.earlier", earlier.size()));
    }

    static String components(IncidentStory story) {
        return String.join(" ", story.componentNames().keySet());
    }

    /** The components that the incident named, as they are now. */
    static List<StatusLine> affected(IncidentStory story, ComponentTree tree) {
        return tree.components().stream()
                .filter(component -> story.componentNames().containsKey(component.id()))
                .map(component ->
                        new StatusLine(component.name(), component.status().code()))
                .toList();
    }

    private List<HomeView.Group> groups(
            ComponentTree tree, Map<String, List<ComponentDay>> days, List<IncidentStory> stories) {
        boolean few = tree.components().size() <= FEW_COMPONENTS;
        UptimeDrawing drawing = new UptimeDrawing(words, page.zone(), now);
        return tree.rows().stream()
                .map(row -> {
                    List<HomeView.Component> members = row.members().stream()
                            .filter(FrontPage::isShown)
                            .map(component -> component(component, days, stories, drawing))
                            .toList();
                    return new HomeView.Group(
                            row.group() == null ? null : row.group().id(),
                            row.group() == null ? null : row.group().name(),
                            row.group() == null ? null : row.group().description(),
                            row.status().code(),
                            few || row.status() != ComponentStatus.OPERATIONAL,
                            members);
                })
                .filter(group -> !group.components().isEmpty())
                .toList();
    }

    private static boolean isShown(ComponentSummary component) {
        return !component.onlyShowIfDegraded() || component.status() != ComponentStatus.OPERATIONAL;
    }

    private HomeView.Component component(
            ComponentSummary component,
            Map<String, List<ComponentDay>> days,
            List<IncidentStory> stories,
            UptimeDrawing drawing) {
        List<IncidentStory> related = stories.stream()
                .filter(story -> story.componentNames().containsKey(component.id()))
                .toList();
        List<ComponentDay> own = days.getOrDefault(component.id(), List.of());
        return new HomeView.Component(
                component.id(),
                component.name(),
                component.description(),
                component.status().code(),
                component.showcase() ? drawing.draw(component.name(), own, related) : null);
    }
}
