package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Ada sees what a press will do while she chooses, and resolves with one choice. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeforePublishingTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Components components;

    @Autowired
    private Incidents incidents;

    private Browser browser;

    @BeforeAll
    void open() {
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theConsequenceFollowsEveryChoice() {
        ComponentSummary component = components.tree().components().get(0);
        String id = incidents
                .report(
                        "Foretold",
                        null,
                        new NewUpdate(
                                null, "It began.", null, Map.of(component.id(), ComponentStatus.MAJOR_OUTAGE), false))
                .id();
        Page ada = Browser.signedIn(browser.person(), base(), AppTest.ADA, AppTest.ADAS_PASSWORD);
        ada.navigate(base() + "admin/incidents/" + id + "/updates/new");
        assertThat(ada.locator("[data-impact-now]")).hasText("Impact: Critical (computed)");
        assertThat(ada.locator("[data-consequence]")).containsText("Publishes to the page, which then says");
        assertThat(ada.locator("[data-consequence]")).not().containsText("sets");

        String select = "#component-" + component.id();
        ada.locator(select).selectOption("partial_outage");
        assertThat(ada.locator("[data-consequence]")).containsText("sets " + component.name() + " to Partial outage");
        ada.getByLabel("Resolved, all operational").check();
        assertThat(ada.locator(select)).hasValue("operational");
        assertThat(ada.locator("[data-consequence]")).containsText("sets " + component.name() + " to Operational");
        ada.getByLabel("Monitoring").check();
        assertThat(ada.locator(select)).hasValue("partial_outage");

        ada.getByLabel("Resolved, all operational").check();
        ada.locator("#body").fill("It is over.");
        ada.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(ada.locator(".incident-facts")).containsText("Resolved");
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/";
    }
}
