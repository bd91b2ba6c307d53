package com.telerivet.status.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * A page that arrives in pieces, as on a bad line or on a busy phone: each piece is painted before the next one comes,
 * and nothing that was painted moves. The reader's clock is not UTC, so their own times come in as well.
 */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrivingPageTests {

    private static final int MOST_TAGS_AT_ONCE = 50;

    private static final String ARRIVE =
            """
            async pieces => {
              window.moved = [];
              const name = node => node ? node.nodeName + ' ' + (node.getAttribute?.('class') ?? node.textContent) : 'what is gone';
              new PerformanceObserver(list => list.getEntries().forEach(shift => shift.sources.forEach(source =>
                moved.push(name(source.node) + ' in ' + name(source.node?.parentElement)))))
                .observe({ type: 'layout-shift' });
              const painted = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              document.open();
              for (const piece of pieces) {
                document.write(piece);
                await painted();
              }
              document.close();
            }""";

    @Autowired
    private Components components;

    @Autowired
    private Incidents incidents;

    @LocalServerPort
    private int port;

    private Browser browser;
    private String incident;

    @BeforeAll
    void open() {
        browser = Browser.open();
        String api = components.tree().components().get(0).id();
        incident = incidents
                .report(
                        "Messages are sent late",
                        null,
                        new NewUpdate(
                                IncidentStatus.IDENTIFIED,
                                "A queue is full.\n\nAffected: customers who send campaigns\nMeanwhile: single messages go out.",
                                null,
                                Map.of(api, ComponentStatus.PARTIAL_OUTAGE),
                                false))
                .id();
        new Site(port)
                .textWhen("/", page -> page.contains("Messages are sent late") && page.contains("system-metrics"));
    }

    @AfterAll
    void close() {
        incidents.delete(incident, null);
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, 1280",
        "/, 360",
        "/ar/, 360",
        "/incidents/, 360",
        "/fr/incidents/, 1280",
        "/history, 768",
        "/uptime, 360"
    })
    void nothingMovesWhileItArrives(String path, int width) {
        String address = path + (path.endsWith("incidents/") ? incident : "");
        String html = new Site(port).textWhen(address, page -> page.contains("</html>"));
        try (BrowserContext person = browser.person(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 6000)
                .setTimezoneId("Asia/Kathmandu"))) {
            Page page = person.newPage();
            page.route("**/events", Route::abort); // it is written at another address, where no news of it can be had
            page.navigate("http://localhost:" + port + "/api/v2/status.json");
            page.evaluate(ARRIVE, pieces(html, new Random(width)));
            page.waitForFunction("document.documentElement.dataset.whole === ''");
            assertThat((List<?>) page.evaluate("moved")).isEmpty();
        }
    }

    /** The head as one; then pieces that end before or after a tag, never within a word. */
    private static List<String> pieces(String html, Random random) {
        List<String> pieces = new ArrayList<>();
        int begin = html.indexOf("<body");
        pieces.add(html.substring(0, begin));
        while (begin < html.length()) {
            int end = begin;
            for (int tags = 1 + random.nextInt(MOST_TAGS_AT_ONCE); tags > 0 && end < html.length(); tags--) {
                int edge = html.indexOf(random.nextBoolean() ? '<' : '>', end + 1);
                end = edge < 0 ? html.length() : edge + (html.charAt(edge) == '>' ? 1 : 0);
            }
            pieces.add(html.substring(begin, end));
            begin = end;
        }
        return pieces;
    }
}
