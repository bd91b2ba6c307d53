package com.telerivet.status.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What axe-core can find on the pages, in both themes. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTests {

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeAll
    void open() {
        browser = Browser.open();
        new Site(port).textWhen("/", page -> page.contains("Telerivet"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingOnThePublicPages(ColorScheme theme) {
        Page page =
                browser.person(new NewContextOptions().setColorScheme(theme)).newPage();
        Stream.of(
                        "",
                        "history",
                        "metrics/week",
                        "incidents/" + outage(),
                        "subscribe",
                        "incidents/nosuchthing0",
                        "admin/login",
                        "admin/password-reset")
                .forEach(path -> check(page, path));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingAtTheDesk(ColorScheme theme) {
        Page page =
                browser.person(new NewContextOptions().setColorScheme(theme)).newPage();
        page.navigate(address("admin/login"));
        page.locator("input[name=email]").fill(AppTest.ADA);
        page.locator("input[name=password]").fill(AppTest.ADAS_PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address("admin"));
        String incident = "admin/incidents/" + outage();
        Stream.of(
                        "admin",
                        "admin/incidents",
                        "admin/incidents/new",
                        incident,
                        incident + "/updates/new",
                        incident + "/postmortem",
                        "admin/components",
                        "admin/components/new",
                        "admin/components/groups/new",
                        component(),
                        component() + "/history",
                        "admin/settings",
                        "admin/metrics",
                        "admin/metrics/new",
                        "admin/probes",
                        "admin/probes/new",
                        "admin/outbox",
                        "admin/tokens",
                        "admin/people",
                        "admin/account",
                        "admin/account/second-step",
                        "admin/audit",
                        "admin/recovery-key",
                        "admin/parked-entries",
                        "admin/emergency")
                .forEach(path -> check(page, path));
    }

    private void check(Page page, String path) {
        page.navigate(address(path));
        List<Rule> findings = new AxeBuilder(page).analyze().getViolations();
        assertThat(findings)
                .as("/" + path)
                .extracting(
                        rule -> rule.getId() + " at " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    private String component() {
        for (var each : new Site(port).json("/api/v2/components.json").get("components")) {
            if (!each.get("group").asBoolean()) {
                return "admin/components/" + each.get("id").asString();
            }
        }
        throw new AssertionError("the sample has no component");
    }

    private String outage() {
        var incidents = new Site(port).json("/api/v2/incidents.json").get("incidents");
        return incidents.get(incidents.size() - 1).get("id").asString();
    }

    private String address(String path) {
        return "http://localhost:" + port + "/" + path;
    }
}
