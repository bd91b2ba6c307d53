package com.telerivet.status.publication;

import com.telerivet.status.publication.Press.Print;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns a snapshot into an edition of the site and swaps it in for readers. One snapshot at a time. */
@Component
class Editions {

    private final List<Renderer> renderers;
    private final Press press;
    private final SiteStore store;
    private final Printers printers = new Printers();
    private final Map<Renderer, List<Draft>> offered = new HashMap<>();
    private Map<String, Print> prints = Map.of();

    Editions(List<Renderer> renderers, Press press, SiteStore store) {
        this.renderers = renderers;
        this.press = press;
        this.store = store;
    }

    void publish(SiteSnapshot snapshot) {
        List<Draft> ready = new ArrayList<>();
        Map<String, Draft> rare = new HashMap<>();
        for (Renderer renderer : renderers) {
            for (Draft draft : drafts(renderer, snapshot)) {
                if (draft.isRare()) {
                    rare.put(draft.path(), draft);
                } else {
                    ready.add(draft);
                }
            }
        }
        prints = print(ready);
        Map<String, PublishedDocument> documents = new HashMap<>();
        Set<String> missing = new HashSet<>();
        prints.forEach((path, print) ->
                print.document().ifPresentOrElse(document -> documents.put(path, document), () -> missing.add(path)));
        boolean isAnyAbsent = !offered.keySet().containsAll(renderers);
        store.swap(new Edition(
                snapshot,
                Map.copyOf(documents),
                rare,
                new OldDocuments(snapshot, renderers),
                new Edition.Gaps(Set.copyOf(missing), isAnyAbsent)));
    }

    /** Whether no document of the present edition is missing. */
    boolean areWhole() {
        Edition present = store.present();
        return present == null || present.isWhole();
    }

    /** A renderer that cannot even say what it has offers what it had. */
    private List<Draft> drafts(Renderer renderer, SiteSnapshot snapshot) {
        try {
            List<Draft> drafts = renderer.drafts(snapshot);
            offered.put(renderer, drafts);
            return drafts;
        } catch (RuntimeException e) {
            press.failed("What " + renderer.getClass().getSimpleName() + " makes", e);
            return offered.getOrDefault(renderer, List.of());
        }
    }

    private Map<String, Print> print(List<Draft> drafts) {
        List<Print> made =
                printers.each(drafts, draft -> press.print(draft, prints.getOrDefault(draft.path(), Print.NONE)));
        Map<String, Print> byPath = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            byPath.put(drafts.get(i).path(), made.get(i));
        }
        return byPath;
    }
}
