package com.telerivet.status.publication.html;

import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.metric.Period;
import com.telerivet.status.page.Language;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.probe.PublishedReach;
import com.telerivet.status.publication.ArchivedIncident;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.Finding;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
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
    List<Draft> drafts(SiteSnapshot snapshot, Neighbours neighbours, HistoryIndex index) {
        List<Draft> drafts = pages(snapshot, neighbours, index);
        if (language == Language.ENGLISH) {
            return drafts;
        }
        Object edition = new Object(); // equal to none of another generation
        return drafts.stream()
                .map(draft -> Draft.onDemand(
                        draft.path(), Objects.requireNonNullElse(draft.madeFrom(), edition), draft::render))
                .toList();
    }

    /** The page of an incident that no other page of the snapshot tells of but the history. */
    Draft draft(ArchivedIncident old, SiteSnapshot snapshot, Neighbours neighbours) {
        String path = links.incident(old.id());
        Shell.Around past = past(snapshot);
        Neighbours.Beside beside = neighbours.of(old);
        List<Object> madeFrom = List.of(old, past, beside);
        Supplier<RenderedDocument> document = () -> incident(path, snapshot.story(old.id()), beside, snapshot, past);
        return language == Language.ENGLISH
                ? Draft.rare(path, madeFrom, document)
                : Draft.onDemand(path, madeFrom, document);
    }

    private List<Draft> pages(SiteSnapshot snapshot, Neighbours neighbours, HistoryIndex index) {
        List<Draft> drafts = new ArrayList<>();
        Shell.Around present = present(snapshot);
        drafts.add(page(links.home(), "home", "home", present, () -> home(snapshot)));
        drafts.add(SharedPicture.draft(links.picture(), SharedPicture.of(snapshot, words, language)));
        MetricsPage.PERIODS.forEach(period -> drafts.add(metrics(period, snapshot, present)));
        addReach(drafts, snapshot, present);
        addUptime(drafts, snapshot, present);
        drafts.add(page(links.help(), "help", "help", past(snapshot), () -> HelpView.of(snapshot)));
        addHistory(drafts, snapshot, index, present);
        addIncidents(drafts, snapshot, neighbours, present);
        drafts.add(absent(present));
        return drafts;
    }

    /** A page that is rendered where it shows something else than in the last generation. */
    private Draft page(String path, String template, String name, Shell.Around around, Supplier<Object> view) {
        return Draft.of(
                path,
                () -> new Sight(view.get(), around),
                sight -> shell.page(path, template, name, sight.view(), sight.around()));
    }

    /** All that a page depends on. */
    private record Sight(Object view, Shell.Around around) {}

    boolean isAskedAt(String path) {
        return path.equals(links.search());
    }

    /** Its address holds the question, so that the page in another language answers the same. */
    RenderedDocument answer(Finding finding, SiteSnapshot snapshot) {
        Shell.Around around = past(snapshot);
        SearchView view = new SearchPage(words, entries, links, snapshot.page().zone())
                .of(finding, snapshot.components(), around.pageName());
        String address = finding.question().isEmpty() ? links.search() : links.search(finding.question());
        return shell.page(address, "search", "search", view, around);
    }

    private Draft absent(Shell.Around present) {
        String path = language.prefix() + RenderedDocument.NOT_FOUND;
        return page(path, "absent", "absent", present, () -> "");
    }

    private Draft metrics(Period period, SiteSnapshot snapshot, Shell.Around present) {
        return page(links.metrics(period), "metrics", "metrics", present, () -> metricsPage.of(snapshot, period));
    }

    private void addReach(List<Draft> drafts, SiteSnapshot snapshot, Shell.Around present) {
        PublishedReach reach = snapshot.reach();
        if (reach != null) {
            drafts.add(page(
                    links.reach(),
                    "reach",
                    "reach",
                    present,
                    () -> ReachView.of(reach, words, snapshot.page().name())));
        }
    }

    private void addUptime(List<Draft> drafts, SiteSnapshot snapshot, Shell.Around present) {
        UptimePage uptime = new UptimePage(words, links, sla, snapshot);
        drafts.add(uptime(null, uptime, present));
        uptime.years().forEach(year -> drafts.add(uptime(year, uptime, present)));
    }

    private Draft uptime(@Nullable Integer year, UptimePage uptime, Shell.Around present) {
        return page(links.uptime(year), "uptime", "report", present, () -> uptime.of(year));
    }

    private void addHistory(List<Draft> drafts, SiteSnapshot snapshot, HistoryIndex index, Shell.Around present) {
        ZoneId zone = snapshot.page().zone();
        Map<Integer, Integer> years = index.years();
        int last = index.pages();
        SearchBox search = SearchBox.of(snapshot.components(), links);
        for (int page = 1; page <= last; page++) {
            int number = page;
            String path = links.history(number);
            Shell.Around around = number == 1 ? present : past(snapshot);
            List<YearMonth> months = index.months(number);
            List<List<ArchivedIncident>> told = months.stream().map(index::in).toList();
            List<Object> madeFrom =
                    List.of(around, zone, months, told, years, index.year(number), search, number == last);
            Supplier<RenderedDocument> document = () -> {
                HistoryPage history = new HistoryPage(words, entries, links, zone);
                HistoryView view = history.of(number, index, snapshot::story, search, around.pageName());
                return shell.page(path, "history", "history", view, around);
            };
            drafts.add(number == 1 ? Draft.of(path, madeFrom, document) : Draft.rare(path, madeFrom, document));
        }
    }

    private void addIncidents(List<Draft> drafts, SiteSnapshot snapshot, Neighbours neighbours, Shell.Around present) {
        Shell.Around past = past(snapshot);
        for (IncidentStory story : snapshot.incidents()) {
            String path = links.incident(story.id());
            Neighbours.Beside beside = neighbours.of(story.id());
            drafts.add(
                    story.isOpen()
                            ? page(path, "incident", "report", present, () -> view(story, beside, snapshot))
                            : Draft.of(
                                    path,
                                    List.of(story, past, beside),
                                    () -> incident(path, story, beside, snapshot, past)));
        }
    }

    private RenderedDocument incident(
            String path, IncidentStory story, Neighbours.Beside beside, SiteSnapshot snapshot, Shell.Around around) {
        return shell.page(path, "incident", "report", view(story, beside, snapshot), around);
    }

    private IncidentView view(IncidentStory story, Neighbours.Beside beside, SiteSnapshot snapshot) {
        return new IncidentPage(words, entries, links, snapshot.page().zone())
                .of(story, beside, snapshot.page().name(), snapshot.at());
    }

    private HomeView home(SiteSnapshot snapshot) {
        return new FrontPage(words, entries, links, snapshot.page(), snapshot.at())
                .of(snapshot.components(), snapshot.days(), snapshot.incidents(), metricsPage.of(snapshot, Period.DAY));
    }

    private Shell.Around present(SiteSnapshot snapshot) {
        return new Shell.Around(
                snapshot.page(),
                SharedPicture.of(snapshot, words, language),
                snapshot.lostAt(),
                snapshot.reach() != null);
    }

    private static Shell.Around past(SiteSnapshot snapshot) {
        return new Shell.Around(snapshot.page(), null, snapshot.lostAt(), snapshot.reach() != null);
    }
}
