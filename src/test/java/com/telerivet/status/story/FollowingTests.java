package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Inbox;
import com.telerivet.status.testkit.Site;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sam, on a phone, follows an incident, wants less than every step besides, and stops following. */
@AppTest
class FollowingTests {

    @Autowired
    private Incidents incidents;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void samFollowsOnAPhone(boolean withScript) {
        String sam = "sam.phone." + withScript + "@example.com";
        String name = "Followed on a phone, script " + withScript;
        IncidentStory story = incidents.report(name, null, new NewUpdate(null, "We look.", null, Map.of(), false));
        new Site(port).textWhen("/incidents/" + story.id(), page -> page.contains("Follow this incident"));
        try (Browser browser = Browser.open()) {
            Page page = browser.person(
                            new NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(withScript))
                    .newPage();
            page.navigate("http://localhost:" + port + "/incidents/" + story.id());
            page.locator("#follow-email").fill(sam);
            page.locator("#follow button").click();
            assertThat(page.locator("main")).containsText("If that address does not hear of it yet");

            page.navigate("http://localhost:" + port
                    + Inbox.link(Inbox.await(sam, 1).get(0), "/subscriptions/confirm/")
                            .replaceFirst("^.*(?=/subscriptions/)", ""));
            page.locator("main button").click();
            assertThat(page.locator("main")).containsText("hears of each step of “" + name + "”");
            String preferences = page.locator("main .pager a").first().getAttribute("href");
            page.navigate("http://localhost:" + port + preferences.replaceFirst("^.*(?=/subscriptions/)", ""));
            assertThat(page.locator("[value=followed]")).isChecked();
            page.locator("[value=all]").check();
            page.locator(".fold summary").click();
            page.locator("[value=ends]").check();
            page.locator("[name=follows]").uncheck();
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("Saved.");
            assertThat(page.locator("[value=ends]")).isChecked();
            assertThat(page.locator("[name=follows]")).hasCount(0);
            if (withScript) {
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                        .isTrue();
            }
        }
    }
}
