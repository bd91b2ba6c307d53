package com.telerivet.status.publication;

import java.util.List;
import java.util.Optional;

/**
 * Makes one kind of document. Pure: no clock, no database, no request; the same snapshot gives the same bytes.
 *
 * <p>It offers its documents one by one and renders none of them yet, so that one that fails keeps its last good
 * version and stops no other. What several documents share is therefore worked out within each. They are rendered
 * beside each other, by several threads.
 */
public interface Renderer {

    List<Draft> drafts(SiteSnapshot snapshot);

    /**
     * The documents of one of the incidents that are in the archive alone, and not among those of the snapshot. There may
     * be ten thousand of them, so they are not among the {@link #drafts}: they are asked for when somebody wants one.
     */
    default List<Draft> drafts(ArchivedIncident old, SiteSnapshot snapshot) {
        return List.of();
    }

    /** The page at {@code path} that shows what a reader looked for; nothing where it is another renderer's. */
    default Optional<RenderedDocument> answer(String path, Finding finding, SiteSnapshot snapshot) {
        return Optional.empty();
    }
}
