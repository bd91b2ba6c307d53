package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Renders the public pages and the icon that carries the status into the browser's tab. */
@Component
class HtmlRenderer implements Renderer {

    /** Pages that are not to be listed say so themselves: who may not read them would not learn it. */
    private static final String ROBOTS = "User-agent: *\nDisallow: /admin\n";

    private final List<LanguageSite> sites;

    HtmlRenderer(
            MessageSource messages,
            Markdown markdown,
            Assets assets,
            LanguageSettings settings,
            SlaSettings sla,
            SmsSettings sms) {
        Set<Language> offered = settings.offered();
        Entries entries = new Entries(new Words(messages, Language.ENGLISH.locale()), markdown);
        Pages pages = new Pages(messages);
        this.sites = offered.stream()
                .map(language -> new LanguageSite(language, offered, messages, pages, entries, assets, sla, sms))
                .toList();
    }

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        sites.forEach(site -> drafts.addAll(site.drafts(snapshot)));
        drafts.add(sites.get(0).absent(snapshot));
        drafts.add(Draft.of(
                "/favicon.svg",
                () -> RenderedDocument.of("/favicon.svg", "image/svg+xml", Favicon.of(status(snapshot)))));
        for (ComponentStatus status : ComponentStatus.values()) {
            String icon = "/favicon-" + status.code() + ".svg";
            drafts.add(Draft.of(
                    icon, List.of(status), () -> RenderedDocument.of(icon, "image/svg+xml", Favicon.of(status))));
        }
        drafts.add(Draft.of(
                "/brand.css",
                () -> RenderedDocument.of(
                        "/brand.css",
                        "text/css; charset=utf-8",
                        Brand.style(snapshot.page().look()))));
        drafts.add(
                Draft.of("/robots.txt", () -> RenderedDocument.of("/robots.txt", "text/plain; charset=utf-8", ROBOTS)));
        return drafts;
    }

    private static ComponentStatus status(SiteSnapshot snapshot) {
        return FrontPage.status(snapshot.components());
    }
}
