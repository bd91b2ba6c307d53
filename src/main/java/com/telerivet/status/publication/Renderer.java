package com.telerivet.status.publication;

import java.util.List;

/**
 * Makes one kind of document. Pure: no clock, no database, no request; the same snapshot gives the same bytes.
 *
 * <p>It offers its documents one by one and renders none of them yet, so that one that fails keeps its last good
 * version and stops no other. What several documents share is therefore worked out within each.
 */
public interface Renderer {

    List<Draft> drafts(SiteSnapshot snapshot);
}
