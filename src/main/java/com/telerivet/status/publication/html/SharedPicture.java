package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.Language;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import com.telerivet.status.publication.picture.StatusPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The picture that chats and networks show beside a shared link: the status in words, and what is worst. */
final class SharedPicture {

    private static final int MOST_LINES = 2;

    private SharedPicture() {}

    static StatusPicture of(SiteSnapshot snapshot, Words words, Language language) {
        List<IncidentStory> open = snapshot.openIncidents();
        return new StatusPicture(
                FrontPage.status(snapshot.components()),
                snapshot.page().name(),
                snapshot.page().url().replaceFirst("^https?://", ""),
                FrontPage.headline(snapshot.components(), !open.isEmpty(), words),
                lines(snapshot, open, words),
                language.isRightToLeft());
    }

    /** It changes when the status does and not with every generation, so it is seldom drawn. */
    static Draft draft(String path, StatusPicture picture) {
        return Draft.of(path, picture, () -> new RenderedDocument(path, "image/png", picture.png(), Map.of()));
    }

    private static List<String> lines(SiteSnapshot snapshot, List<IncidentStory> open, Words words) {
        Stream<IncidentStory> told = open.isEmpty()
                ? snapshot.maintenances().stream()
                        .filter(work -> work.isOpen() && work.status().isUnderWay())
                : open.stream();
        List<String> lines = new ArrayList<>(
                told.sorted(Comparator.comparing(IncidentStory::impact).reversed())
                        .limit(MOST_LINES)
                        .map(story -> story.name(words.language()))
                        .toList());
        String answer = Answer.of(snapshot.components(), !open.isEmpty(), words);
        if (answer != null && lines.size() < MOST_LINES) {
            lines.add(answer);
        }
        return lines;
    }
}
