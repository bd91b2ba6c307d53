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
        return new Draft(
                path,
                List.of(old, past, beside),
                true,
                language == Language.ENGLISH,
                () -> incident(path, snapshot.story(old.id()), beside, snapshot, past));
    }

    private List<Draft> pages(SiteSnapshot snapshot, Neighbours neighbours, HistoryIndex index) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(
                links.home(), () -> shell.page(links.home(), "home", "home", home(snapshot), present(snapshot))));
        drafts.add(SharedPicture.draft(links.picture(), SharedPicture.of(snapshot, words, language)));
        MetricsPage.PERIODS.forEach(period -> drafts.add(metrics(period, snapshot)));
        addReach(drafts, snapshot);
        addUptime(drafts, snapshot);
        drafts.add(Draft.of(
                links.help(),
                List.of(
                        past(snapshot),
                        snapshot.page().url(),
                        snapshot.components().components()),
                () -> shell.page(links.help(), "help", "help", HelpView.of(snapshot), past(snapshot))));
        addHistory(drafts, snapshot, index);
        addIncidents(drafts, snapshot, neighbours);
        drafts.add(absent(snapshot));
        return drafts;
    }

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

    private Draft absent(SiteSnapshot snapshot) {
        String path = language.prefix() + RenderedDocument.NOT_FOUND;
        return Draft.of(path, () -> shell.page(path, "absent", "absent", "", present(snapshot)));
    }

    private Draft metrics(Period period, SiteSnapshot snapshot) {
        String path = links.metrics(period);
        return Draft.of(
                path,
                () -> shell.page(path, "metrics", "metrics", metricsPage.of(snapshot, period), present(snapshot)));
    }

    private void addReach(List<Draft> drafts, SiteSnapshot snapshot) {
        PublishedReach reach = snapshot.reach();
        if (reach != null) {
            drafts.add(Draft.of(
                    links.reach(),
                    () -> shell.page(
                            links.reach(),
                            "reach",
                            "reach",
                            ReachView.of(reach, words, snapshot.page().name()),
                            present(snapshot))));
        }
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

    private void addHistory(List<Draft> drafts, SiteSnapshot snapshot, HistoryIndex index) {
        ZoneId zone = snapshot.page().zone();
        Map<Integer, Integer> years = index.years();
        int last = index.pages();
        SearchBox search = SearchBox.of(snapshot.components(), links);
        for (int page = 1; page <= last; page++) {
            int number = page;
            String path = links.history(number);
            Shell.Around around = number == 1 ? present(snapshot) : past(snapshot);
            List<YearMonth> months = index.months(number);
            List<List<ArchivedIncident>> told = months.stream().map(index::in).toList();
            List<Object> madeFrom =
                    List.of(around, zone, months, told, years, index.year(number), search, number == last);
            drafts.add(new Draft(path, madeFrom, number > 1, () -> {
                HistoryPage history = new HistoryPage(words, entries, links, zone);
                HistoryView view = history.of(number, index, snapshot::story, search, around.pageName());
                return shell.page(path, "history", "history", view, around);
            }));
        }
    }

    private void addIncidents(List<Draft> drafts, SiteSnapshot snapshot, Neighbours neighbours) {
        Shell.Around past = past(snapshot);
        for (IncidentStory story : snapshot.incidents()) {
            String path = links.incident(story.id());
            Neighbours.Beside beside = neighbours.of(story.id());
            drafts.add(
                    story.isOpen()
                            ? Draft.of(path, () -> incident(path, story, beside, snapshot, present(snapshot)))
                            : Draft.of(
                                    path,
                                    List.of(story, past, beside),
                                    () -> incident(path, story, beside, snapshot, past)));
        }
    }

    private RenderedDocument incident(
            String path, IncidentStory story, Neighbours.Beside beside, SiteSnapshot snapshot, Shell.Around around) {
        IncidentView view = new IncidentPage(
                        words, entries, links, snapshot.page().zone())
                .of(story, beside, around.pageName(), snapshot.at());
        return shell.page(path, "incident", "report", view, around);
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
