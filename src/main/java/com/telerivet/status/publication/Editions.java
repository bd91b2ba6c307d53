package com.telerivet.status.publication;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns a snapshot into an edition of the site and swaps it in for readers. One thread at a time. */
@Component
class Editions {

    private final List<Renderer> renderers;
    private final Press press;
    private final SiteStore store;
    private final Map<Renderer, List<Draft>> offered = new HashMap<>();
    private Map<String, PublishedDocument> documents = Map.of();
    private Map<String, Object> origins = Map.of();

    Editions(List<Renderer> renderers, Press press, SiteStore store) {
        this.renderers = renderers;
        this.press = press;
        this.store = store;
    }

    void publish(SiteSnapshot snapshot) {
        Map<String, PublishedDocument> printed = new HashMap<>();
        Map<String, Draft> rare = new HashMap<>();
        Map<String, Object> madeFrom = new HashMap<>();
        Set<String> missing = new HashSet<>();
        for (Renderer renderer : renderers) {
            for (Draft draft : drafts(renderer, snapshot)) {
                if (draft.isRare()) {
                    rare.put(draft.path(), draft);
                    continue;
                }
                print(draft)
                        .ifPresentOrElse(
                                document -> printed.put(draft.path(), document), () -> missing.add(draft.path()));
                if (draft.madeFrom() != null) {
                    madeFrom.put(draft.path(), draft.madeFrom());
                }
            }
        }
        documents = Map.copyOf(printed);
        origins = madeFrom;
        boolean isAnyAbsent = !offered.keySet().containsAll(renderers);
        store.swap(new Edition(
                snapshot,
                documents,
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

    private Optional<PublishedDocument> print(Draft draft) {
        Optional<PublishedDocument> last = Optional.ofNullable(documents.get(draft.path()));
        boolean isSame = draft.madeFrom() != null && draft.madeFrom().equals(origins.get(draft.path()));
        // rendering is pure and would give the same, or fail as it did; but what was never there is tried again
        return isSame && last.isPresent() ? last : press.print(draft, last);
    }
}
