package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import com.telerivet.status.component.ComponentCatalogue;
import com.telerivet.status.component.ComponentGroups;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.GroupSummary;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What somebody's first visit costs, counted in a browser. Times are measured by {@code src/bench/run visit}. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstVisitTests {

    private static final int MOST_BYTES = 45_000;
    private static final int MOST_BYTES_OF_A_LARGE_PAGE = 90_000;
    private static final int MOST_REQUESTS = 6;

    private static final String WATCH =
            "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { shift += e.value; }))"
                    + ".observe({ type: 'layout-shift', buffered: true })";

    @Autowired
    private Components components;

    @Autowired
    private ComponentCatalogue catalogue;

    @Autowired
    private ComponentGroups groups;

    @Autowired
    private Incidents incidents;

    @LocalServerPort
    private int port;

    private final List<String> made = new ArrayList<>();
    private final List<String> grouped = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();
    private int routers;
    private Browser browser;

    @BeforeAll
    void open() {
        browser = Browser.open();
        new Site(port).textWhen("/", page -> page.contains("system-metrics"));
    }

    @AfterEach
    void asItWas() {
        reported.forEach(id -> incidents.delete(id, null));
        made.forEach(id -> catalogue.remove(id, null));
        grouped.forEach(id -> groups.remove(id, null));
        grouped.clear();
        reported.clear();
        made.clear();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void itTakesFewBytesAndFewRequestsAndNothingMoves() {
        report("The API is slow", Map.of());
        waitForTheLastWord();
        for (int width : new int[] {360, 1280}) {
            Visit visit = visit(width);
            assertThat(visit.bytes()).as("bytes at %d px", width).isPositive().isLessThanOrEqualTo(MOST_BYTES);
            assertThat(visit.requests()).as("%s", visit.requests()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(visit.shift()).as("layout shift at %d px", width).isZero();
        }
    }

    @Test
    void whoseClockIsNotUtcReadsTheOwnTimeBesideItAndNothingMoves() {
        report("The API is slow", Map.of());
        waitForTheLastWord();
        for (int width : new int[] {320, 360, 768, 1280}) {
            Visit visit = visit(width, "Asia/Kathmandu");
            assertThat(visit.ownTimes())
                    .as("times in a clock of five hours and three quarters ahead")
                    .isNotEmpty()
                    .allMatch(time -> time.matches(" \\(\\d\\d:\\d\\d your time(, next day)?\\)"));
            assertThat(visit.shift()).as("layout shift at %d px", width).isZero();
            assertThat(visit.width()).as("nothing sticks out").isLessThanOrEqualTo(width);
        }
        assertThat(visit(360, "UTC").ownTimes())
                .as("nothing is said twice to who reads in UTC")
                .isEmpty();
    }

    /** What is far down may be laid out late, but a picture of the whole page shows all of it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWholePageIsLaidOutInTheEnd(boolean withScript) {
        Page page = browser.person(
                        new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(withScript))
                .newPage();
        page.navigate(address());
        for (String part : List.of(".charts", ".ledger", ".colophon")) {
            assertThat(page.locator(part).first()).hasCSS("content-visibility", "visible");
        }
    }

    @Test
    void whatIsGoingOnIsPaintedBeforeAnyScriptHasCome() {
        Page page = browser.page();
        page.route("**/assets/*.js", route -> {}); // it never comes
        page.navigate(address(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(page.locator("h1")).isVisible();
        page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
        assertThat(page.locator(".stamp")).not().containsText("ago");
    }

    @Test
    void sixtyComponentsAndEightOpenIncidentsStayAPageAndSmall() {
        for (int region = 1; region <= 6; region++) {
            GroupSummary group = components.addGroup("Region " + region, "Everything that runs in region " + region);
            grouped.add(group.id());
            for (int part = 1; part <= 9; part++) {
                made.add(components
                        .add(new NewComponent(
                                group.id(),
                                "Service " + region + "." + part,
                                "What customers of region " + region + " reach by its gateway " + part,
                                ComponentStatus.OPERATIONAL,
                                true,
                                false,
                                null))
                        .id());
            }
        }
        for (int i = 0; i < 8; i++) {
            report("Requests fail in region " + i, Map.of(made.get(i * 6), ComponentStatus.values()[2 + i % 3]));
        }
        waitForTheLastWord();
        for (int width : new int[] {360, 1280}) {
            Visit visit = visit(width);
            assertThat(visit.bytes()).as("bytes at %d px", width).isLessThan(MOST_BYTES_OF_A_LARGE_PAGE);
            assertThat(visit.shift()).isZero();
            assertThat(visit.width()).as("nothing sticks out").isLessThanOrEqualTo(width);
        }
    }

    /** The page has all that was reported, and nothing of an earlier test any more. */
    private void waitForTheLastWord() {
        new Site(port).textWhen("/", page -> page.contains("Router " + routers + " drops packets"));
    }

    private void report(String name, Map<String, ComponentStatus> affected) {
        routers++;
        String text = "We see failing requests and look for the cause.\n\nAffected: customers of this region\n"
                + "Meanwhile: requests that are sent again mostly succeed. ";
        String id = incidents
                .report(name, null, new NewUpdate(IncidentStatus.INVESTIGATING, text, null, affected, false))
                .id();
        incidents.post(
                id,
                new NewUpdate(
                        IncidentStatus.IDENTIFIED,
                        "Router " + routers + " drops packets. " + text,
                        null,
                        affected,
                        false),
                null);
        reported.add(id);
    }

    private record Visit(long bytes, List<String> requests, double shift, int width, List<String> ownTimes) {}

    /** A first visit, until script has said how old the page is. */
    private Visit visit(int width) {
        return visit(width, "UTC");
    }

    private Visit visit(int width, String zone) {
        try (BrowserContext person = browser.person(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setTimezoneId(zone))) {
            person.addInitScript(WATCH);
            Page page = person.newPage();
            // news that comes meanwhile may move what stands below it; here it is the visit that is looked at
            page.route("**/events", Route::abort);
            CDPSession chrome = person.newCDPSession(page);
            List<String> requests = new ArrayList<>();
            long[] bytes = {0};
            chrome.send("Network.enable");
            chrome.on(
                    "Network.requestWillBeSent",
                    event -> requests.add(
                            event.getAsJsonObject("request").get("url").getAsString()));
            chrome.on(
                    "Network.loadingFinished",
                    event -> bytes[0] += event.get("encodedDataLength").getAsLong());
            page.navigate(address());
            assertThat(page.locator(".stamp")).containsText("ago");
            return new Visit(
                    bytes[0],
                    requests,
                    ((Number) page.evaluate("shift")).doubleValue(),
                    (Integer) page.evaluate("document.documentElement.scrollWidth"),
                    page.locator(".own-time").allTextContents());
        }
    }

    private String address() {
        return "http://localhost:" + port + "/";
    }
}
