package com.telerivet.status.publication;

import java.util.List;

/**
 * Makes one kind of document. Pure: no clock, no database, no request; the same snapshot gives the same bytes.
 */
public interface Renderer {

    List<RenderedDocument> render(SiteSnapshot snapshot);
}
