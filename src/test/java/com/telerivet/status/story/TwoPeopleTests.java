package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Ada and Ed answer the same outage at the same time. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoPeopleTests {

    private static final String EDS_ADDRESS = "ed.beside.ada@example.com";
    private static final String EDS_PASSWORD = "a password beside Ada";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Incidents incidents;

    private Browser browser;

    @BeforeAll
    void open() {
        browser = Browser.open();
        people.add(EDS_ADDRESS, "Ed", Role.EDITOR, EDS_PASSWORD);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void eachSeesTheOtherAndASecondSaveLosesNeither() {
        String id = incidents
                .report("Both look into it", null, new NewUpdate(null, "It began.", null, Map.of(), false))
                .id();
        String form = base() + "admin/incidents/" + id + "/updates/new";
        BrowserContext adasBrowser = browser.person();
        adasBrowser.clock().install();
        Page ada = Browser.signedIn(adasBrowser, base(), AppTest.ADA, AppTest.ADAS_PASSWORD);
        ada.navigate(form);
        assertThat(ada.locator(".presence")).not().containsText("Ed");
        ada.locator("#body").fill("Ada knows the reason.");

        Page ed = Browser.signedIn(browser.person(), base(), EDS_ADDRESS, EDS_PASSWORD);
        ed.navigate(form);
        assertThat(ed.locator(".presence")).containsText("has had this incident open since");
        adasBrowser.clock().runFor(20_000);
        assertThat(ada.locator(".presence")).containsText("Ed has had this incident open since");
        ed.locator("#body").fill("Ed was quicker.");
        publish(ed, "Publish");
        assertThat(ed.locator("h1")).containsText("Both look into it");

        publish(ada, "Publish");
        assertThat(ada.locator(".theirs")).containsText("Ed was quicker.");
        assertThat(ada.locator("#body")).hasValue("Ada knows the reason.");
        Assertions.assertThat(new AxeBuilder(ada).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put this text under mine"))
                .click();
        assertThat(ada.locator("#body")).hasValue("Ada knows the reason.\n\nEd was quicker.\n");
        publish(ada, "Publish anyway");
        assertThat(ada.locator(".ledger")).containsText("Ada knows the reason.");
    }

    private static void publish(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/";
    }
}
