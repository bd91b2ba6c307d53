package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.CountedDatabase;
import com.telerivet.status.testkit.Site;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Sam has the page open in the worst minutes of the day, and does nothing but wait. */
@AppTest
@Import(CountedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingReaderTests {

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    @LocalServerPort
    private int port;

    private Browser browser;
    private String gateway = "";

    @BeforeAll
    void open() {
        browser = Browser.open();
        gateway = components
                .add(new NewComponent(null, "Waiting room", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        new Site(port).textWhen("/", page -> page.contains("Waiting room"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anOpenPageTellsWhatHappenedWithoutLosingTheReadersPlace() {
        Page page = browser.page();
        page.navigate(address());
        assertThat(page.locator(".stamp")).containsText("s ago");
        page.locator(".days-more summary").first().click();
        page.locator("footer select").focus();
        page.evaluate("scrollTo(0, 200)");
        int before = CountedDatabase.usesByRequests();

        IncidentStory story = incidents.report(
                "The room is closed",
                null,
                new NewUpdate(
                        IncidentStatus.IDENTIFIED,
                        "We found it.\n\nAffected: all who wait\nUntil: 18:00 UTC\nMeanwhile: take a *seat*",
                        null,
                        Map.of(gateway, ComponentStatus.MAJOR_OUTAGE),
                        false));
        var card = page.locator("#incident-" + story.id());
        assertThat(card).containsText("all who wait");
        assertThat(card.locator(".facts em")).hasText("seat");
        assertThat(card.locator(".entry-text")).not().containsText("Meanwhile");
        assertThat(page.locator("[data-answer]")).containsText("Waiting room (down)");
        assertThat(page.locator("#announcements")).containsText("The room is closed: Identified");
        assertThat(page.locator("#component-" + gateway + " .status").first()).hasText("Major outage");
        assertThat(page.locator("footer select")).isFocused();
        assertThat(page.evaluate("document.querySelector('.days-more').open")).isEqualTo(true);
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", "/favicon-major_outage.svg");
        assertThat(page.title()).contains("Outage");
        assertThat(CountedDatabase.usesByRequests()).isEqualTo(before);

        incidents.post(
                story.id(),
                new NewUpdate(
                        IncidentStatus.RESOLVED,
                        "Open again.",
                        null,
                        Map.of(gateway, ComponentStatus.OPERATIONAL),
                        false),
                null);
        assertThat(card).hasCount(0);
    }

    @Test
    void aSliceOfThePageIsAboutTheChosenComponentsAlone() {
        components.add(new NewComponent(null, "Side door", null, ComponentStatus.OPERATIONAL, true, false, null));
        IncidentStory elsewhere = incidents.report(
                "The side door sticks",
                null,
                new NewUpdate(
                        IncidentStatus.IDENTIFIED,
                        "Push.",
                        null,
                        Map.of(sideDoor(), ComponentStatus.MAJOR_OUTAGE),
                        false));
        new Site(port).textWhen("/", text -> text.contains("The side door sticks"));
        Page page = browser.page();
        page.navigate(address());
        page.locator("[data-slice-choice] summary").click();
        page.locator("[data-slice-boxes] label", new Page.LocatorOptions().setHasText("Waiting room"))
                .click();
        assertThat(page).hasURL(address() + "?components=waiting-room");
        page.reload();
        assertThat(page.locator("h1")).hasText("What you chose is operational");
        assertThat(page).hasTitle(java.util.regex.Pattern.compile("^What you chose is operational · "));
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", "/favicon-operational.svg");
        assertThat(page.locator(".component:visible")).hasCount(1);
        assertThat(page.locator("#incident-" + elsewhere.id())).isHidden();
        assertThat(page.context().cookies()).isEmpty();

        components.set(gateway, ComponentStatus.PARTIAL_OUTAGE, null);
        assertThat(page.locator("h1")).hasText("Waiting room: Partial outage");
        page.locator("[data-slice-subscribe]").click();
        assertThat(page.locator("input[name=components]:checked")).hasCount(1);
        assertThat(page.locator("input[name=components]:checked")).hasValue(gateway);
        components.set(gateway, ComponentStatus.OPERATIONAL, null);
        components.set(sideDoor(), ComponentStatus.OPERATIONAL, null);
    }

    private String sideDoor() {
        return components.tree().components().stream()
                .filter(component -> component.name().equals("Side door"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aPageWhoseStreamIsCutAsksByItselfAndSaysWhenNobodyAnswers() {
        Page page = browser.page();
        page.route("**/events", route -> route.abort());
        page.navigate(address());
        page.context().setOffline(true);
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(page.locator(".stamp")).containsText("No contact with the status page since");
        assertThat(page.locator(".stamp")).hasAttribute("role", "alert");
        page.context().setOffline(false);
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(page.locator(".stamp")).containsText("As of");
    }

    private String address() {
        return "http://localhost:" + port + "/";
    }
}
