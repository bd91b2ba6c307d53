package com.telerivet.status.publication.html;

import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a phone needs to put the page on its home screen (W3C Web Application Manifest), and a search engine its name. */
final class WebManifest {

    static final String PATH = "/manifest.webmanifest";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GROUND = "#ffffff";

    private WebManifest() {}

    static Draft draft(PageProfile page) {
        return Draft.of(
                PATH,
                List.of(page.name(), page.pictures()),
                () -> RenderedDocument.of(PATH, "application/manifest+json; charset=utf-8", text(page)));
    }

    private static String text(PageProfile page) {
        PagePicture own = page.pictures().icon();
        Map<String, String> icon = new LinkedHashMap<>();
        icon.put("src", own == null ? "/favicon.svg" : own.path());
        icon.put("type", own == null ? "image/svg+xml" : own.mediaType());
        icon.put("sizes", own == null ? "any" : own.width() + "x" + own.height());
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", "/");
        manifest.put("name", page.name() + " status");
        manifest.put("short_name", page.name());
        manifest.put("start_url", "/");
        manifest.put("scope", "/");
        manifest.put("display", "minimal-ui");
        manifest.put("background_color", GROUND);
        manifest.put("icons", List.of(icon));
        return JSON.writeValueAsString(manifest);
    }

    /** The name under which search engines list the page, as data that stands in it (schema.org, JSON-LD). */
    static String structured(PageProfile page) {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("@context", "https://schema.org");
        site.put("@type", "WebSite");
        site.put("name", page.name() + " status");
        site.put("url", page.url() + "/");
        // nothing in it may end the element around it
        return JSON.writeValueAsString(site).replace("<", "\\u003c");
    }
}
