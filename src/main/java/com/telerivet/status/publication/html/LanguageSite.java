package com.telerivet.status.publication.html;

import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.metric.Period;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The public pages in one language. */
class LanguageSite {

    private final Language language;
    private final Words words;
    private final Entries entries;
    private final Links links;
    private final MetricsPage metricsPage;
    private final Shell shell;
    private final SlaSettings sla;

    LanguageSite(
            Language language,
            Set<Language> offered,
            MessageSource messages,
            Pages pages,
            Entries known,
            Assets assets,
            SlaSettings sla,
            SmsSettings sms) {
        this.sla = sla;
        this.language = language;
        this.words = new Words(messages, language.locale());
        this.entries = known.in(words);
        this.links = new Links(language.prefix());
        this.metricsPage = new MetricsPage(words, links);
        this.shell = new Shell(messages, pages, language, offered, assets, sms.isSet());
    }

    /**
     * English is ready with every generation. The other languages wait for their first reader, from the same snapshot:
     * six times the work and the memory for every change would serve the few of them that are open at the moment.
     */
    List<Draft> drafts(SiteSnapshot snapshot) {
        List<Draft> drafts = pages(snapshot);
        if (language == Language.ENGLISH) {
            return drafts;
        }
        Object edition = new Object(); // equal to none of another generation
        return drafts.stream()
                .map(draft -> Draft.onDemand(
                        draft.path(), Objects.requireNonNullElse(draft.madeFrom(), edition), draft::render))
                .toList();
    }

    private List<Draft> pages(SiteSnapshot snapshot) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(
                links.home(), () -> shell.page(links.home(), "home", "home", home(snapshot), present(snapshot))));
        MetricsPage.PERIODS.forEach(period -> drafts.add(metrics(period, snapshot)));
        addUptime(drafts, snapshot);
        drafts.add(Draft.of(
                links.help(),
                List.of(
                        past(snapshot),
                        snapshot.page().url(),
                        snapshot.components().components()),
                () -> shell.page(links.help(), "help", "help", HelpView.of(snapshot), past(snapshot))));
        addHistory(drafts, snapshot);
        addIncidents(drafts, snapshot);
        return drafts;
    }

    Draft absent(SiteSnapshot snapshot) {
        return Draft.of(
                RenderedDocument.NOT_FOUND,
                () -> shell.page(RenderedDocument.NOT_FOUND, "absent", "absent", "", present(snapshot)));
    }

    private Draft metrics(Period period, SiteSnapshot snapshot) {
        String path = links.metrics(period);
        return Draft.of(
                path,
                () -> shell.page(path, "metrics", "metrics", metricsPage.of(snapshot, period), present(snapshot)));
    }

    private void addUptime(List<Draft> drafts, SiteSnapshot snapshot) {
        UptimePage uptime = new UptimePage(words, links, sla, snapshot);
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
        IncidentView view = new IncidentPage(words, entries, links).of(story, around.pageName(), snapshot.at());
        return shell.page(path, "incident", "report", view, around);
    }

    private HomeView home(SiteSnapshot snapshot) {
        return new FrontPage(words, entries, links, snapshot.page(), snapshot.at())
                .of(snapshot.components(), snapshot.days(), snapshot.incidents(), metricsPage.of(snapshot, Period.DAY));
    }

    private static Shell.Around present(SiteSnapshot snapshot) {
        return new Shell.Around(
                snapshot.page(), FrontPage.status(snapshot.components()).code(), snapshot.lostAt());
    }

    private static Shell.Around past(SiteSnapshot snapshot) {
        return new Shell.Around(snapshot.page(), null, snapshot.lostAt());
    }
}
