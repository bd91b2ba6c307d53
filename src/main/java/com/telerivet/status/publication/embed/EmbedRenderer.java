package com.telerivet.status.publication.embed;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.page.EmbedLook;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Renders what terminals read and what other sites embed. */
@Component
class EmbedRenderer implements Renderer {

    private static final String BADGE = "/badge.svg";
    private static final String SVG = "image/svg+xml";

    private final String script = script();

    @Override
    public List<Draft> drafts(SiteSnapshot site) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(document("/status.txt", "text/plain; charset=utf-8", site, StatusText::of));
        drafts.add(document("/status.md", "text/markdown; charset=utf-8", site, StatusMarkdown::of));
        drafts.add(Draft.of("/embed", () -> Frame.of(site)));
        EmbedLook look = site.page().embed();
        drafts.add(Draft.of("/embed.js", List.of(script, look), () -> RenderedDocument.of(
                        "/embed.js", "text/javascript; charset=utf-8", NoticeLook.into(script, look))
                .with("Cross-Origin-Resource-Policy", "cross-origin")));
        ComponentStatus worst = StatusWords.worst(site);
        drafts.add(badge(BADGE, site.page().name(), worst, StatusWords.headline(site)));
        for (ComponentSummary component : site.components().components()) {
            String path = BADGE + "?component=" + component.id();
            drafts.add(badge(path, component.name(), component.status(), StatusWords.of(component.status())));
        }
        return drafts;
    }

    private static Draft document(String path, String type, SiteSnapshot site, Function<SiteSnapshot, String> words) {
        return Draft.of(path, () -> RenderedDocument.of(path, type, words.apply(site)));
    }

    private static Draft badge(String path, String name, ComponentStatus status, String words) {
        return Draft.of(
                path, List.of(name, status, words), () -> RenderedDocument.of(path, SVG, Badge.of(name, status, words))
                        .with("Cross-Origin-Resource-Policy", "cross-origin"));
    }

    private static String script() {
        try {
            return new ClassPathResource("frontend/embed.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the script to embed is missing: build the front end", e);
        }
    }
}
