package com.telerivet.status.publication.html;

import com.telerivet.status.page.Language;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What search engines are told of the page (sitemaps.org, version 0.9). Incidents stand in it once: their pages name
 * their other languages themselves.
 */
final class Sitemap {

    static final String PATH = "/sitemap.xml";

    /** The most addresses that a sitemap may hold. */
    private static final int LONGEST = 50_000;

    private static final String ROBOTS = "User-agent: *\nDisallow: /admin\nDisallow: /search\nDisallow: /*/search\n";

    private Sitemap() {}

    /** Rare, because after ten years it is long, and read once a day. */
    static Draft draft(PageProfile page, Set<Language> languages, List<ArchivedIncident> incidents) {
        List<String> told = incidents.stream()
                .filter(HistoryIndex::isTold)
                .map(ArchivedIncident::id)
                .toList();
        return Draft.rare(
                PATH,
                List.of(page.url(), languages, told),
                () -> RenderedDocument.of(PATH, "application/xml; charset=utf-8", text(page.url(), languages, told)));
    }

    /** Pages that are not to be listed say so themselves: who may not read them would not learn it. */
    static String robots(PageProfile page) {
        return page.look().hiddenFromSearch() ? ROBOTS : ROBOTS + "\nSitemap: " + page.url() + PATH + "\n";
    }

    private static String text(String url, Set<Language> languages, List<String> incidents) {
        Stream<String> pages = languages.stream()
                .map(language -> new Links(language.prefix()))
                .flatMap(links -> Stream.of(links.home(), links.history(1), links.uptime(null), links.help()));
        Stream<String> stories = incidents.stream().map(new Links()::incident);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        Stream.concat(pages, stories).limit(LONGEST).forEach(path -> xml.append("<url><loc>")
                .append((url + path).replace("&", "&amp;"))
                .append("</loc></url>\n"));
        return xml.append("</urlset>\n").toString();
    }
}
