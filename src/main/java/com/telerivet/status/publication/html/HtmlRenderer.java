package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
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
    private final Pages pages;
    private final Assets assets;
    private final String style;
    private final String policy;

    HtmlRenderer(MessageSource messages, Markdown markdown, Assets assets) {
        this.words = new Words(messages, LANGUAGE);
        this.entries = new Entries(words, markdown);
        this.pages = new Pages(messages);
        this.assets = assets;
        this.style = assets.publicStyleText();
        this.policy = policy(style);
    }

    @Override
    public List<RenderedDocument> render(SiteSnapshot snapshot) {
        List<RenderedDocument> documents = new ArrayList<>();
        documents.add(page("/", "home", "home", home(snapshot), snapshot));
        IncidentPage incident = new IncidentPage(words, entries);
        for (IncidentStory story : snapshot.incidents()) {
            IncidentView view = incident.of(story, snapshot.page().name(), snapshot.at());
            documents.add(page(links.incident(story.id()), "incident", "report", view, snapshot));
        }
        HistoryPage history =
                new HistoryPage(words, entries, links, snapshot.page().zone());
        for (int number = 1; number <= history.pages(snapshot.incidents(), snapshot.at()); number++) {
            HistoryView view =
                    history.of(number, snapshot.incidents(), snapshot.page().name(), snapshot.at());
            documents.add(page(links.history(number), "history", "history", view, snapshot));
        }
        documents.add(page(RenderedDocument.NOT_FOUND, "absent", "absent", "", snapshot));
        documents.add(RenderedDocument.of("/favicon.svg", "image/svg+xml", Favicon.of(status(snapshot))));
        return documents;
    }

    private HomeView home(SiteSnapshot snapshot) {
        return new FrontPage(words, entries, links, snapshot.page(), snapshot.at())
                .of(
                        snapshot.components(),
                        snapshot.days(),
                        snapshot.incidents(),
                        new Charts(words, snapshot.incidents(), snapshot.at()).columns(snapshot.metrics()));
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
