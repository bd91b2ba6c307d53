package com.telerivet.status.platform;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/**
 * Turns an author's Markdown (CommonMark with tables and bare links) into HTML that is safe to publish. The same text
 * always gives the same bytes, so a preview is exactly what will be published.
 */
@Component
public class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(AutolinkExtension.create(), TablesExtension.create());
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code")
            .allowElements("strong", "em", "a", "table", "thead", "tbody", "tr", "th", "td", "del")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .onElements("ol")
            .allowStandardUrlProtocols()
            .requireRelsOnLinks("nofollow", "noopener")
            // a page has one first heading, and that is not the author's
            .allowElements((name, attributes) -> "h2", "h1")
            .toFactory();

    private final TextContentRenderer words = TextContentRenderer.builder()
            .nodeRendererFactory(LinkWords::new)
            .extensions(EXTENSIONS)
            .build();
    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br />\n").build();

    /** The words alone, without the addresses of links, for where they stand without any form; not escaped. */
    public String toText(String markdown) {
        return words.render(parser.parse(markdown));
    }

    /** Sanitized HTML; no script, image, style or event handler survives, whatever the text holds. */
    public String toHtml(String markdown) {
        return ALLOWED.sanitize(renderer.render(parser.parse(markdown))).strip();
    }
}
