package com.telerivet.status.publication.html;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Archive;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTests {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&";

    private final Words words = Samples.words();
    private final Entries entries = new Entries(words, new Markdown());
    private final Pages pages = new Pages(Samples.messages());
    private final IncidentStory hostile = Samples.story(
            "hostile00001",
            HOSTILE,
            List.of(Samples.entry("e1", IncidentStatus.INVESTIGATING, "2015-01-31T16:48:00Z", HOSTILE)));

    @Test
    void theFrontPageHasEveryPartAndNoMissingText() {
        String html = front(List.of(Samples.outage()), OPERATIONAL);
        assertThat(html)
                .contains("<title>All Systems Operational · Telerivet status</title>")
                .contains("As of 18:00:00 UTC")
                .contains("data-text=\"Jan 31, 2015: Major outage 1 h 35 min; Partial outage 6 min;")
                .contains("<time datetime=\"2015-01-31T08:38:00Z\"")
                .contains("No incidents reported.")
                .contains("action=\"/subscribe\"")
                .doesNotContain("??");
    }

    @Test
    void nothingInAPageNeedsInlineScriptOrStyleAttributes() {
        String html = front(List.of(hostile, Samples.outage()), MAJOR_OUTAGE);
        assertThat(html)
                .doesNotContain(" style=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContain("<script>");
        assertThat(html.split("<style", -1)).hasSize(2);
    }

    @Test
    void whatPeopleTypeIsTextAndNeverMarkup() {
        assertThat(front(List.of(hostile), MAJOR_OUTAGE))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(incident(hostile)).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void theIncidentPageTellsThePostmortemFirst() {
        String html = incident(Samples.outage());
        assertThat(html)
                .containsSubsequence("<h1>Network and Database Outage</h1>", "Postmortem", "Resolved", "Identified");
        assertThat(html).contains("Posted <time").doesNotContain("??");
    }

    @Test
    void theHistoryAndThePageForWhatIsAbsentAreComplete() {
        HistoryPage history = new HistoryPage(words, entries, new Links(), ZoneId.of("Etc/UTC"));
        Archive archive = Archive.of(List.of(Samples.outage()));
        HistoryIndex index = new HistoryIndex(archive.incidents(), ZoneOffset.UTC, Samples.EVENING, Samples.EVENING);
        SearchBox box = SearchBox.of(Samples.tree(OPERATIONAL, OPERATIONAL), new Links());
        HistoryView view = history.of(1, index, archive::story, box, "Telerivet");
        assertThat(render("history", Map.of("history", view)))
                .contains("November 2014 to January 2015", "/incidents/outage000001")
                .contains(
                        "href=\"/history#month-2015-01\" aria-current=\"true\"",
                        "1 incident; the worst: Critical impact")
                .contains("<option value=\"api000000001\">API</option>")
                .doesNotContain("??");
        assertThat(render("absent", Map.of())).contains("There is nothing here").doesNotContain("??");
    }

    private String front(List<IncidentStory> stories, ComponentStatus api) {
        FrontPage front = new FrontPage(words, entries, new Links(), Samples.page(), Samples.EVENING);
        HomeView home = front.of(
                Samples.tree(api, OPERATIONAL),
                Map.of("api000000001", Samples.days(5_700, 360)),
                stories,
                Samples.noMetrics());
        return render("home", Map.of("home", home));
    }

    private String incident(IncidentStory story) {
        IncidentView report = new IncidentPage(words, entries, new Links(), ZoneOffset.UTC)
                .of(story, new Neighbours.Beside(null, null), "Telerivet", Samples.EVENING);
        return render("incident", Map.of("report", report));
    }

    private String render(String template, Map<String, Object> own) {
        Assets assets = new Assets();
        Map<String, Object> values = new HashMap<>(own);
        values.put("pageName", "Telerivet");
        values.put("status", "operational");
        values.put("assets", assets);
        values.put("inlineStyle", assets.publicStyleText());
        return pages.render("publication/" + template, Locale.ENGLISH, values);
    }
}
