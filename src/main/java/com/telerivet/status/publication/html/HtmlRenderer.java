package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.metric.Period;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Renders the public pages and the icon that carries the status into the browser's tab. */
@Component
class HtmlRenderer implements Renderer {

    private static final Locale LANGUAGE = Locale.ENGLISH;

    /** Pages that are not to be listed say so themselves: who may not read them would not learn it. */
    private static final String ROBOTS = "User-agent: *\nDisallow: /admin\n";

    private final Words words;
    private final Entries entries;
    private final Links links = new Links();
    private final MetricsPage metricsPage;
    private final Shell shell;

    HtmlRenderer(MessageSource messages, Markdown markdown, Assets assets) {
        this.words = new Words(messages, LANGUAGE);
        this.entries = new Entries(words, markdown);
        this.metricsPage = new MetricsPage(words, links);
        this.shell = new Shell(messages, words, LANGUAGE, assets);
    }

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of("/", () -> shell.page("/", "home", "home", home(snapshot), present(snapshot))));
        MetricsPage.PERIODS.forEach(period -> drafts.add(metrics(period, snapshot)));
        addUptime(drafts, snapshot);
        drafts.add(Draft.of(
                RenderedDocument.NOT_FOUND,
                () -> shell.page(RenderedDocument.NOT_FOUND, "absent", "absent", "", present(snapshot))));
        drafts.add(Draft.of(
                "/help",
                List.of(
                        past(snapshot),
                        snapshot.page().url(),
                        snapshot.components().components()),
                () -> shell.page("/help", "help", "help", HelpView.of(snapshot), past(snapshot))));
        drafts.add(Draft.of(
                "/favicon.svg",
                () -> RenderedDocument.of("/favicon.svg", "image/svg+xml", Favicon.of(status(snapshot)))));
        drafts.add(Draft.of(
                "/brand.css",
                () -> RenderedDocument.of(
                        "/brand.css",
                        "text/css; charset=utf-8",
                        Brand.style(snapshot.page().look()))));
        drafts.add(
                Draft.of("/robots.txt", () -> RenderedDocument.of("/robots.txt", "text/plain; charset=utf-8", ROBOTS)));
        addHistory(drafts, snapshot);
        addIncidents(drafts, snapshot);
        return drafts;
    }

    private Draft metrics(Period period, SiteSnapshot snapshot) {
        String path = links.metrics(period);
        return Draft.of(
                path,
                () -> shell.page(path, "metrics", "metrics", metricsPage.of(snapshot, period), present(snapshot)));
    }

    private void addUptime(List<Draft> drafts, SiteSnapshot snapshot) {
        UptimePage uptime = new UptimePage(words, links, snapshot);
        drafts.add(uptime(null, uptime, snapshot));
        uptime.years().forEach(year -> drafts.add(uptime(year, uptime, snapshot)));
    }

    private Draft uptime(@Nullable Integer year, UptimePage uptime, SiteSnapshot snapshot) {
        String path = links.uptime(year);
        return Draft.of(path, () -> shell.page(path, "uptime", "report", uptime.of(year), present(snapshot)));
    }

    private void addHistory(List<Draft> drafts, SiteSnapshot snapshot) {
        ZoneId zone = snapshot.page().zone();
        HistoryIndex index = new HistoryIndex(snapshot.archive().incidents(), zone, snapshot.at());
        Map<Integer, Integer> years = index.years();
        int last = index.pages();
        for (int page = 1; page <= last; page++) {
            int number = page;
            String path = links.history(number);
            Shell.Around around = number == 1 ? present(snapshot) : past(snapshot);
            List<YearMonth> months = index.months(number);
            List<List<ArchivedIncident>> told = months.stream().map(index::in).toList();
            List<Object> madeFrom = List.of(around, zone, months, told, years, number == last);
            drafts.add(new Draft(path, madeFrom, number > 1, () -> {
                HistoryPage history = new HistoryPage(words, entries, links, zone);
                HistoryView view = history.of(number, index, snapshot::story, around.pageName());
                return shell.page(path, "history", "history", view, around);
            }));
        }
    }

    private void addIncidents(List<Draft> drafts, SiteSnapshot snapshot) {
        Set<String> recent = new HashSet<>();
        Shell.Around past = past(snapshot);
        for (IncidentStory story : snapshot.incidents()) {
            String path = links.incident(story.id());
            recent.add(story.id());
            drafts.add(
                    story.isOpen()
                            ? Draft.of(path, () -> incident(path, story, snapshot, present(snapshot)))
                            : Draft.of(path, List.of(story, past), () -> incident(path, story, snapshot, past)));
        }
        for (ArchivedIncident old : snapshot.archive().incidents()) {
            if (!recent.contains(old.id())) {
                String path = links.incident(old.id());
                drafts.add(Draft.rare(
                        path, List.of(old, past), () -> incident(path, snapshot.story(old.id()), snapshot, past)));
            }
        }
    }

    private RenderedDocument incident(String path, IncidentStory story, SiteSnapshot snapshot, Shell.Around around) {
        IncidentView view = new IncidentPage(words, entries).of(story, around.pageName(), snapshot.at());
        return shell.page(path, "incident", "report", view, around);
    }

    private HomeView home(SiteSnapshot snapshot) {
        return new FrontPage(words, entries, links, snapshot.page(), snapshot.at())
                .of(snapshot.components(), snapshot.days(), snapshot.incidents(), metricsPage.of(snapshot, Period.DAY));
    }

    private static Shell.Around present(SiteSnapshot snapshot) {
        return new Shell.Around(snapshot.page(), status(snapshot).code(), snapshot.lostAt());
    }

    private static Shell.Around past(SiteSnapshot snapshot) {
        return new Shell.Around(snapshot.page(), null, snapshot.lostAt());
    }

    private static ComponentStatus status(SiteSnapshot snapshot) {
        return FrontPage.status(snapshot.components());
    }
}
