package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A closed tab, a lost connection, an expired sign-in: Ed types a report, and goes on typing it. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingTypedIsLostTests {

    private static final String PASSWORD = "nothing of this is lost";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;
    private String address = "";
    private String edsId = "";
    private int eds;

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

    @BeforeEach
    void anotherEd() {
        address = "typing-ed-" + ++eds + "@example.com";
        edsId = people.add(address, "Ed", Role.EDITOR, PASSWORD).id();
    }

    @Test
    void whatIsTypedHereIsThereInAnotherBrowserAndGoneOnceDiscarded() {
        Page desk = signedIn(browser.person());
        type(desk, "Begun at the desk");
        assertThat(desk.locator("[data-draft-state]")).containsText("Draft saved");

        Page phone = signedIn(browser.person(new NewContextOptions().setViewportSize(360, 740)));
        phone.navigate(base() + "admin/incidents/new");
        assertThat(phone.locator("#body")).hasValue("Begun at the desk");
        assertThat(phone.locator(".draft")).containsText("Your draft of");
        Assertions.assertThat(new AxeBuilder(phone).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Discard"))
                .click();
        assertThat(phone.locator("#body")).hasValue("");
        assertThat(phone.locator(".draft")).hasCount(0);
    }

    @Test
    void aTabThatIsClosedAtOnceKeepsItsText() {
        BrowserContext person = browser.person();
        Page desk = signedIn(person);
        type(desk, "Closed too soon");
        desk.close();

        Page again = person.newPage();
        again.navigate(base() + "admin/incidents/new");
        assertThat(again.locator("#body")).hasValue("Closed too soon");
    }

    @Test
    void withoutConnectionTheBrowserKeepsItAndTheServerGetsItLater() {
        BrowserContext person = browser.person();
        Page desk = signedIn(person);
        desk.navigate(base() + "admin/incidents/new");
        person.setOffline(true);
        desk.locator("#body").fill("Typed in a tunnel");
        assertThat(desk.locator("[data-draft-state]")).containsText("No connection");
        person.setOffline(false);
        assertThat(desk.locator("[data-draft-state]")).containsText("Draft saved");
        Page phone = signedIn(browser.person());
        phone.navigate(base() + "admin/incidents/new");
        assertThat(phone.locator("#body")).hasValue("Typed in a tunnel");
    }

    @Test
    void anExpiredSignInGivesItBackWithoutScriptToo() {
        Page desk = signedIn(browser.person(new NewContextOptions().setJavaScriptEnabled(false)));
        type(desk, "Typed for an hour");
        desk.locator("#name").fill("A long report");
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(edsId)
                .update();
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(desk.locator(".notice")).containsText("What you typed is kept");
        Browser.signIn(desk, address, PASSWORD);
        assertThat(desk.locator("#body")).hasValue("Typed for an hour");
        assertThat(desk.locator("#name")).hasValue("A long report");
    }

    private void type(Page page, String text) {
        page.navigate(base() + "admin/incidents/new");
        page.locator("#body").fill(text);
    }

    private Page signedIn(BrowserContext person) {
        return Browser.signedIn(person, base(), address, PASSWORD);
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/";
    }
}
