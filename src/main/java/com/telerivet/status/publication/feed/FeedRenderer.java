package com.telerivet.status.publication.feed;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Renders {@code /history.rss}, {@code /history.atom} and {@code /feed.json}, and under {@code /components/{id}} the same
 * three for what touches one component: the newest incidents and maintenances with their full text.
 */
@Component
class FeedRenderer implements Renderer {

    private static final int LONGEST_LIST = 25;

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        PageProfile page = snapshot.page();
        List<IncidentStory> newest =
                snapshot.incidents().stream().limit(LONGEST_LIST).toList();
        String title = page.name() + " Status - Incident History";
        Channel all = new Channel(page, title, "/history", snapshot.changedAt(), newest);
        List<Draft> drafts = new ArrayList<>(List.of(
                Draft.of("/history.rss", () -> rss("/history.rss", all)),
                Draft.of("/history.atom", () -> atom("/history.atom", all)),
                Draft.of("/feed.json", () -> json("/feed.json", all))));
        for (ComponentSummary component : snapshot.components().components()) {
            String place = "/components/" + component.id();
            Channel some = channel(component, place + "/history", snapshot);
            drafts.add(Draft.rare(place + "/history.rss", some, () -> rss(place + "/history.rss", some)));
            drafts.add(Draft.rare(place + "/history.atom", some, () -> atom(place + "/history.atom", some)));
            drafts.add(Draft.rare(place + "/feed.json", some, () -> json(place + "/feed.json", some)));
        }
        return drafts;
    }

    private static Channel channel(ComponentSummary component, String path, SiteSnapshot snapshot) {
        List<IncidentStory> touching = snapshot.incidents().stream()
                .filter(story -> story.componentNames().containsKey(component.id()))
                .limit(LONGEST_LIST)
                .toList();
        Instant updated = Stream.concat(
                        Stream.of(component.updatedAt()), touching.stream().map(IncidentStory::updatedAt))
                .max(Instant::compareTo)
                .orElseThrow();
        String title = snapshot.page().name() + " Status - History of " + component.name();
        return new Channel(snapshot.page(), title, path, updated, touching);
    }

    private static RenderedDocument rss(String path, Channel channel) {
        return document(path, "application/rss+xml", RssFeed.of(channel));
    }

    private static RenderedDocument atom(String path, Channel channel) {
        return document(path, "application/atom+xml", AtomFeed.of(channel));
    }

    private static RenderedDocument json(String path, Channel channel) {
        return document(path, "application/feed+json", JsonFeed.of(channel, path));
    }

    private static RenderedDocument document(String path, String type, String text) {
        return RenderedDocument.of(path, type + "; charset=utf-8", text);
    }
}
