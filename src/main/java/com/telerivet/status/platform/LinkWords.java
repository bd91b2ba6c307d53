package com.telerivet.status.platform;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** Of a link in plain text its words. */
class LinkWords implements NodeRenderer {

    private final TextContentNodeRendererContext text;

    LinkWords(TextContentNodeRendererContext text) {
        this.text = text;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class);
    }

    @Override
    public void render(Node link) {
        for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
            text.render(child);
        }
    }
}
