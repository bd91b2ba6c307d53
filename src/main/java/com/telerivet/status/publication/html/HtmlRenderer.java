package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.metric.Period;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Renders the public pages and the icon that carries the status into the browser's tab. */
@Component
class HtmlRenderer implements Renderer {

    private static final Locale LANGUAGE = Locale.ENGLISH;

    private final Words words;
    private final Entries entries;
    private final Links links = new Links();
    private final MetricsPage metricsPage;
    private final Pages pages;
    private final Assets assets;
    private final String style;
    private final String policy;

    HtmlRenderer(MessageSource messages, Markdown markdown, Assets assets) {
        this.words = new Words(messages, LANGUAGE);
        this.entries = new Entries(words, markdown);
        this.metricsPage = new MetricsPage(words, links);
        this.pages = new Pages(messages);
        this.assets = assets;
        this.style = assets.publicStyleText();
        this.policy = policy(style);
    }

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of("/", () -> page("/", "home", "home", home(snapshot), snapshot)));
        MetricsPage.PERIODS.forEach(period -> drafts.add(metrics(period, snapshot)));
        snapshot.incidents().forEach(story -> drafts.add(incident(story, snapshot)));
        HistoryPage history =
                new HistoryPage(words, entries, links, snapshot.page().zone());
        for (int number = 1; number <= history.pages(snapshot.incidents(), snapshot.at()); number++) {
            drafts.add(history(number, history, snapshot));
        }
        drafts.add(Draft.of(
                RenderedDocument.NOT_FOUND, () -> page(RenderedDocument.NOT_FOUND, "absent", "absent", "", snapshot)));
        drafts.add(Draft.of(
                "/favicon.svg",
                () -> RenderedDocument.of("/favicon.svg", "image/svg+xml", Favicon.of(status(snapshot)))));
        return drafts;
    }

    private Draft metrics(Period period, SiteSnapshot snapshot) {
        String path = links.metrics(period);
        return Draft.of(path, () -> page(path, "metrics", "metrics", metricsPage.of(snapshot, period), snapshot));
    }

    private Draft incident(IncidentStory story, SiteSnapshot snapshot) {
        String path = links.incident(story.id());
        return Draft.of(path, () -> {
            IncidentView view =
                    new IncidentPage(words, entries).of(story, snapshot.page().name(), snapshot.at());
            return page(path, "incident", "report", view, snapshot);
        });
    }

    private Draft history(int number, HistoryPage history, SiteSnapshot snapshot) {
        String path = links.history(number);
        return Draft.of(path, () -> {
            HistoryView view =
                    history.of(number, snapshot.incidents(), snapshot.page().name(), snapshot.at());
            return page(path, "history", "history", view, snapshot);
        });
    }

    private HomeView home(SiteSnapshot snapshot) {
        return new FrontPage(words, entries, links, snapshot.page(), snapshot.at())
                .of(snapshot.components(), snapshot.days(), snapshot.incidents(), metricsPage.of(snapshot, Period.DAY));
    }

    private RenderedDocument page(String path, String template, String name, Object view, SiteSnapshot snapshot) {
        Map<String, Object> values = new HashMap<>();
        values.put(name, view);
        values.put("pageName", snapshot.page().name());
        values.put("status", status(snapshot).code());
        values.put("assets", assets);
        values.put("inlineStyle", style);
        Instant lostAt = snapshot.lostAt();
        values.put("lost", lostAt == null ? null : words.moment(lostAt));
        return RenderedDocument.of(
                        path, RenderedDocument.HTML, pages.render("publication/" + template, LANGUAGE, values))
                .with("Content-Security-Policy", policy);
    }

    private static ComponentStatus status(SiteSnapshot snapshot) {
        return FrontPage.status(snapshot.components());
    }

    /** Nothing may run or load but our own script, and no style but the one that is named by its hash. */
    private static String policy(String style) {
        return "default-src 'none'; script-src 'self'; style-src 'sha256-" + hash(style)
                + "'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
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
