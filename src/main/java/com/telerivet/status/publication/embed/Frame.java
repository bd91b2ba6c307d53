package com.telerivet.status.publication.embed;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page for a frame on another site. It follows the visitor's light or dark; {@code #light}, {@code #dark} and
 * {@code #compact} (one line) in the frame's address choose, by style alone, so it is one document for all.
 */
final class Frame {

    private static final String STYLE =
            """
            :root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}
            :root:has(#light:target,#compact-light:target){color-scheme:light}
            :root:has(#dark:target,#compact-dark:target){color-scheme:dark}
            body{margin:0;padding:10px 12px;color:light-dark(#1a1a22,#ececf1);background:light-dark(#fff,#16161c)}
            a{color:inherit}p,ul{margin:0}h1{margin:0;font-size:1em}h1::before{content:"";display:inline-block;width:.7em;
            height:.7em;margin-right:.5em;border-radius:50%;background:var(--s)}
            [data-status=operational]{--s:#00896a}[data-status=under_maintenance]{--s:#1a5fb4}
            [data-status=degraded_performance]{--s:#d99a00}[data-status=partial_outage]{--s:#d85a00}
            [data-status=major_outage]{--s:#c00040}
            ul{padding:6px 0 0 1.2em;list-style:none}small{color:light-dark(#5b5b66,#a9a9b6)}
            :root:has(#compact:target,#compact-light:target,#compact-dark:target) :is(ul,small){display:none}
            """;
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private Frame() {}

    static RenderedDocument of(SiteSnapshot site) {
        String page = Badge.escape(site.page().name());
        String url = Badge.escape(site.page().url());
        ComponentStatus worst = StatusWords.worst(site);
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"60\">")
                .append("<title>" + page + " status</title><style>" + STYLE + "</style></head>\n<body>")
                .append("<i id=\"light\"></i><i id=\"dark\"></i><i id=\"compact\"></i>")
                .append("<i id=\"compact-light\"></i><i id=\"compact-dark\"></i>\n")
                .append("<h1 data-status=\"" + worst.code() + "\">")
                .append(link(url + "/", page + ": " + StatusWords.headline(site)) + "</h1>\n");
        if (!site.openIncidents().isEmpty()) {
            html.append("<ul>");
            site.openIncidents().forEach(story -> html.append("<li>" + incident(url, story) + "</li>"));
            html.append("</ul>\n");
        }
        if (site.lostAt() != null) {
            html.append("<p>Live data has been unavailable since " + StatusText.moment(site.lostAt()) + ".</p>\n");
        }
        html.append("<small>As of " + StatusText.moment(site.at()) + "</small>\n</body></html>\n");
        return RenderedDocument.of("/embed", RenderedDocument.HTML, html.toString())
                .with("Content-Security-Policy", POLICY)
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static String incident(String url, IncidentStory story) {
        return link(url + "/incidents/" + story.id(), Badge.escape(story.name())) + " <small>"
                + StatusWords.label(story, story.newest()) + "</small>";
    }

    private static String link(String address, String words) {
        return "<a target=\"_blank\" rel=\"noopener\" href=\"" + address + "\">" + words + "</a>";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
