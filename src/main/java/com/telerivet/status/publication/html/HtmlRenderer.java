package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Archive;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.Finding;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Renders the public pages and the icon that carries the status into the browser's tab. */
@Component
class HtmlRenderer implements Renderer {

    private static final String KEPT_FOR_EVER = "public, max-age=31536000, immutable";
    private static final String KEPT_FOR_A_DAY = "public, max-age=86400";

    private final Set<Language> offered;
    private final List<LanguageSite> sites;
    private volatile @Nullable Neighbours neighbours;

    HtmlRenderer(
            MessageSource messages,
            Markdown markdown,
            Assets assets,
            LanguageSettings settings,
            SlaSettings sla,
            SmsSettings sms) {
        this.offered = settings.offered();
        Entries entries = new Entries(new Words(messages, Language.ENGLISH.locale()), markdown);
        Pages pages = new Pages(messages);
        this.sites = offered.stream()
                .map(language -> new LanguageSite(language, offered, messages, pages, entries, assets, sla, sms))
                .toList();
    }

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        Neighbours neighbours = neighbours(snapshot.archive());
        HistoryIndex index = HistoryIndex.of(snapshot);
        sites.forEach(site -> drafts.addAll(site.drafts(snapshot, neighbours, index)));
        drafts.add(Draft.of(
                "/favicon.svg",
                () -> RenderedDocument.of("/favicon.svg", "image/svg+xml", Favicon.of(status(snapshot)))));
        for (ComponentStatus status : ComponentStatus.values()) {
            String icon = "/favicon-" + status.code() + ".svg";
            drafts.add(Draft.of(
                    icon, List.of(status), () -> RenderedDocument.of(icon, "image/svg+xml", Favicon.of(status))));
        }
        snapshot.page().pictures().all().forEach(picture -> {
            drafts.add(picture(picture.path(), picture, KEPT_FOR_EVER));
            drafts.add(picture(picture.lastingPath(), picture, KEPT_FOR_A_DAY));
        });
        drafts.add(Draft.of(
                "/brand.css",
                () -> RenderedDocument.of(
                        "/brand.css",
                        "text/css; charset=utf-8",
                        Brand.style(snapshot.page().look()))));
        drafts.add(Draft.of(
                "/robots.txt",
                () -> RenderedDocument.of(
                        "/robots.txt", "text/plain; charset=utf-8", Sitemap.robots(snapshot.page()))));
        drafts.add(Sitemap.draft(snapshot.page(), offered, snapshot.archive().incidents()));
        drafts.add(WebManifest.draft(snapshot.page()));
        return drafts;
    }

    @Override
    public List<Draft> drafts(ArchivedIncident old, SiteSnapshot snapshot) {
        Neighbours neighbours = neighbours(snapshot.archive());
        return sites.stream().map(site -> site.draft(old, snapshot, neighbours)).toList();
    }

    /** Sorted once for each archive, which stays the same from one generation to the next unless an incident changed. */
    private Neighbours neighbours(Archive archive) {
        Neighbours known = neighbours;
        if (known == null || !known.areIn(archive)) {
            known = new Neighbours(archive);
            neighbours = known;
        }
        return known;
    }

    private static Draft picture(String path, PagePicture picture, String caching) {
        return Draft.of(
                path,
                List.of(picture),
                () -> new RenderedDocument(
                        path,
                        picture.contentType(),
                        picture.content(),
                        Map.of("Cache-Control", caching, "Content-Security-Policy", PagePicture.POLICY)));
    }

    @Override
    public Optional<RenderedDocument> answer(String path, Finding finding, SiteSnapshot snapshot) {
        return sites.stream()
                .filter(site -> site.isAskedAt(path))
                .findFirst()
                .map(site -> site.answer(finding, snapshot));
    }

    private static ComponentStatus status(SiteSnapshot snapshot) {
        return FrontPage.status(snapshot.components());
    }
}
