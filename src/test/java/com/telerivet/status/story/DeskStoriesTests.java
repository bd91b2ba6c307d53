package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Hand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What a sysadmin does at the desk: with a mouse, with the keys alone, and in a browser that runs no script. */
@AppTest
@TestPropertySource(properties = {"status.sample=true", "status.admin.undo=10m"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskStoriesTests {

    private enum Way {
        MOUSE,
        KEYS,
        NO_SCRIPT
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    private Browser browser;
    private String signedIn = "";
    private Page page;
    private Hand hand;
    private String component = "";
    private String name = "";

    @BeforeAll
    void signIn() {
        browser = Browser.open();
        BrowserContext ada = browser.person();
        Browser.signedIn(ada, base(), AppTest.ADA, AppTest.ADAS_PASSWORD);
        signedIn = ada.storageState();
        ada.close();
    }

    @AfterAll
    void close() {
        incidents.all(20).stream()
                .filter(story -> story.name().startsWith("Story by "))
                .forEach(story -> incidents.delete(story.id(), null));
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anEveningAtTheDesk(Way way) {
        begin(way);
        report();
        update(way);
        resolve();
        edit();
        deleteTheUpdate();
        publishAndUndo();
        explain();
        planMaintenance();
        changeTheComponent();
        page.context().close();
    }

    private void begin(Way way) {
        NewContextOptions options = new NewContextOptions()
                .setStorageState(signedIn)
                .setLocale("en-US")
                .setJavaScriptEnabled(way != Way.NO_SCRIPT);
        page = browser.person(options).newPage();
        hand = way == Way.KEYS ? Hand.typing(page) : Hand.pointing(page);
        name = "Story by " + way;
        component = "Tool for " + way;
        components.add(new NewComponent(null, component, null, ComponentStatus.OPERATIONAL, true, false, null));
    }

    private void report() {
        open("");
        hand.skip();
        hand.press(link("Report an incident"));
        hand.write(field("Name"), name);
        hand.write(text(), "Requests **fail**.");
        hand.choose(ofComponent(), "Major outage");
        hand.send(button("Publish"));
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator("main")).containsText(component);
    }

    /** From the first screen to a published update: what it takes is counted. */
    private void update(Way way) {
        open("");
        Hand counted = way == Way.KEYS ? Hand.typing(page) : Hand.pointing(page);
        counted.skip();
        counted.press(card().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Post an update")));
        counted.write(text(), "The cause is found.");
        counted.send(button("Publish"));
        assertThat(page.locator("main")).containsText("The cause is found.");
        assertThat(counted.interactions())
                .as("clicks, or keys that set something off")
                .isLessThanOrEqualTo(way == Way.KEYS ? 3 : 2);
        assertThat(counted.steps()).as("presses of Tab").isLessThanOrEqualTo(way == Way.KEYS ? 6 : 0);
    }

    private void resolve() {
        open("");
        hand.skip();
        hand.press(card().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Resolve")));
        hand.write(text(), "It works again.");
        hand.choose(ofComponent(), "Operational");
        hand.send(button("Publish"));
        assertThat(page.locator(".incident-facts")).containsText("Resolved");
    }

    private void edit() {
        hand.press(editOf("Resolved"));
        hand.write(text(), "Everything works again.");
        hand.press(button("Save"));
        assertThat(page.locator(".entries, .ledger").first()).containsText("edited");
        assertThat(page.locator("main")).containsText("Everything works again.");
    }

    private void deleteTheUpdate() {
        hand.press(editOf("Update"));
        hand.press(link("Delete this entry"));
        hand.press(button("Delete entry"));
        assertThat(page.locator("main")).containsText("The entry is in the bin.");
        assertThat(page.locator(".ledger")).not().containsText("The cause is found.");
    }

    private void publishAndUndo() {
        hand.press(link("Post a further update"));
        hand.write(text(), "Published in haste.");
        hand.send(button("Publish"));
        hand.press(button("Undo"));
        assertThat(page.locator("main")).containsText("Undone.");
        assertThat(text()).hasValue("Published in haste.");
    }

    private void explain() {
        open("/incidents");
        hand.press(link(name));
        hand.press(link("Write the postmortem"));
        hand.write(text(), "A switch failed.");
        hand.press(button("Publish"));
        assertThat(page.locator("main")).containsText("Postmortem");
        assertThat(page.locator(".ledger")).containsText("A switch failed.");
    }

    private void planMaintenance() {
        open("/maintenance");
        hand.skip();
        hand.press(link("Plan maintenance"));
        hand.write(field("Name"), name + ", planned");
        hand.date(page.locator("#from"), "2040-01-11T02:00");
        hand.date(page.locator("#until"), "2040-01-11T04:00");
        hand.tick(field(component));
        hand.write(text(), "We replace disks.");
        hand.press(button("Announce"));
        assertThat(page.locator("h1")).hasText(name + ", planned");
    }

    private void changeTheComponent() {
        open("/components");
        hand.skip();
        hand.press(link(component));
        hand.write(field("Name"), component + ", renamed");
        hand.press(button("Save"));
        assertThat(link(component + ", renamed")).isVisible();
    }

    private void open(String path) {
        page.navigate(base() + "admin" + path);
    }

    private Locator card() {
        return page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator text() {
        return field("Text");
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator ofComponent() {
        return page.locator("select[data-component='" + component + "']");
    }

    private Locator editOf(String label) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit the entry “" + label + "”"));
    }

    private Locator link(String words) {
        return page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .first();
    }

    private Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private String base() {
        return "http://localhost:" + port + "/";
    }
}
