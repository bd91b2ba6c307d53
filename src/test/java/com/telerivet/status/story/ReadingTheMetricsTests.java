package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A developer wants to know how slow the API was last night. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingTheMetricsTests {

    private static final Pattern AT_A_TIME = Pattern.compile("\\d\\d:\\d\\d: ([\\d.,]+ ms|no data)");

    @LocalServerPort
    private int port;

    @Autowired
    private Components components;

    private Browser browser;

    @BeforeAll
    void open() {
        browser = Browser.open();
        new Site(port).textWhen("/", page -> page.contains("system-metrics"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aTabBringsTheWeekInPlaceAndARefreshOfThePageLeavesItThere() {
        Page page = browser.person().newPage();
        page.navigate(address("/"));

        page.getByText("Week", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("#system-metrics")).containsText("The past 7 days");
        assertThat(page).hasURL(address("/"));
        assertThat(page.locator(".tabs [href^=\"/metrics\"][aria-current]")).hasText("Week");
        page.waitForResponse(
                address("/metrics/week"),
                () -> components.add(
                        new NewComponent(null, "Edge", null, ComponentStatus.OPERATIONAL, true, false, null)));
        assertThat(page.locator("main")).containsText("Edge");
        assertThat(page.locator("#system-metrics")).containsText("The past 7 days");
    }

    @Test
    void withoutScriptATabIsAPage() {
        Page page = browser.person(new NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
        page.navigate(address("/"));

        page.getByText("Month", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page).hasURL(address("/metrics/month"));
        assertThat(page.locator("#system-metrics")).containsText("The past 28 days");
    }

    @Test
    void oneCrossHairGoesThroughAllChartsByPointerAndByKeys() {
        Page page = browser.person().newPage();
        page.navigate(address("/"));
        Locator plots = page.locator("svg[data-series]");

        plots.nth(1).hover();
        assertThat(page.locator(".chart-hair")).hasCount(6);
        assertThat(page.locator(".chart").nth(1).locator(".chart-at")).hasText(AT_A_TIME);

        page.mouse().move(0, 0);
        assertThat(page.locator(".chart-hair")).hasCount(0);
        page.getByText("Month", new Page.GetByTextOptions().setExact(true)).focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        assertThat(plots.nth(0)).hasAttribute("aria-valuenow", "2");
        assertThat(plots.nth(0)).hasAttribute("aria-valuetext", Pattern.compile(".*: no data"));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
