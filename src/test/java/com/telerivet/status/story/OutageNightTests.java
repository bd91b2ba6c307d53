package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Inbox;
import com.telerivet.status.testkit.Site;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The whole evening: Sam subscribes, Ada reports, updates, resolves and explains, and Sam leaves with one click. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageNightTests {

    private static final String TESS = "tess.of.that.night@example.com";
    private static final String SAM = "sam.of.that.night@example.com";

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

    @Test
    void aCustomerHearsOfEveryStepOfAnOutage() throws Exception {
        Page sam = browser.page();
        subscribe(sam, SAM);

        Page ada = browser.page();
        signIn(ada);
        report(ada);
        waitForIndicator("major");
        look(sam);
        assertThat(sam.locator("h1")).containsText("Partial System Outage");
        assertThat(sam.locator("main")).containsText("Requests to the API fail");
        MimeMessage first = mail(2);
        assertThat(first.getSubject()).isEqualTo("[Telerivet] Investigating: API requests fail");
        assertThat(Inbox.html(first)).contains("Requests to the API <strong>fail</strong>.", "Major outage");

        update(ada, "The cause is found: a switch has failed.", "Identified", null);
        assertThat(mail(3).getSubject()).isEqualTo("[Telerivet] Identified: API requests fail");
        update(ada, "A replacement is being fitted.", "Identified", null);
        assertThat(mail(4).getSubject()).isEqualTo("[Telerivet] Update: API requests fail");
        update(ada, "The switch has been replaced.", "Resolved", "operational");
        MimeMessage resolved = mail(5);
        assertThat(resolved.getSubject()).isEqualTo("[Telerivet] Resolved: API requests fail");
        assertThat(Inbox.text(resolved)).contains("Requests to the API **fail**.", "The cause is found");
        assertThat(resolved.getHeader("References")[0])
                .as("all mails of one incident are one thread")
                .isEqualTo(first.getHeader("References")[0]);

        explain(ada);
        assertThat(mail(6).getSubject()).isEqualTo("[Telerivet] Postmortem: API requests fail");
        waitForIndicator("none");
        look(sam);
        assertThat(sam.locator("h1")).containsText("All Systems Operational");
        sam.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API requests fail"))
                .first()
                .click();
        // the mail may be there before the page that it tells of
        await().until(() -> {
            sam.reload();
            return sam.locator(".entry-label").first().textContent().startsWith("Postmortem");
        });
        assertThat(sam.locator(".entry-label"))
                .containsText(new String[] {"Postmortem", "Resolved", "Update", "Identified", "Investigating"});

        subscribe(browser.page(), TESS);
        unsubscribe(mail(6));
        report(ada);
        assertThat(Inbox.await(TESS, 2).get(1).getSubject()).contains("Investigating");
        assertThat(Inbox.mails(SAM)).as("no more mail after leaving").hasSize(6);
    }

    /** Opens the page anew, past the browser's own copy of some seconds ago. */
    private void look(Page sam) {
        sam.navigate(base());
        sam.reload();
    }

    private void waitForIndicator(String word) {
        new Site(port)
                .jsonWhen(
                        "/api/v2/summary.json",
                        d -> word.equals(d.at("/status/indicator").asString("")));
    }

    private void subscribe(Page sam, String address) throws Exception {
        sam.navigate(base());
        sam.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Subscribe to updates"))
                .click();
        sam.getByRole(AriaRole.DIALOG).getByLabel("E-mail address").fill(address);
        sam.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Subscribe").setExact(true))
                .click();
        assertThat(sam.locator("main")).containsText("If that address is not subscribed yet");
        MimeMessage confirmation = Inbox.await(address, 1).get(0);
        assertThat(confirmation.getSubject()).isEqualTo("Confirm your subscription to Telerivet status");
        sam.navigate(
                base() + Inbox.link(confirmation, "/subscriptions/confirm/").substring(1));
        sam.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, subscribe me"))
                .click();
        assertThat(sam.locator("h1")).containsText("You are subscribed");
    }

    private void signIn(Page ada) {
        ada.navigate(base() + "admin");
        Browser.signIn(ada, AppTest.ADA, AppTest.ADAS_PASSWORD);
        assertThat(ada.locator("h1")).containsText("All Systems Operational");
    }

    private void report(Page ada) {
        ada.navigate(base() + "admin/incidents/new");
        ada.getByLabel("Name").fill("API requests fail");
        ada.locator("#body").fill("Requests to the API **fail**.");
        ada.locator("select[data-component='API']").selectOption("major_outage");
        publish(ada);
    }

    private void update(Page ada, String text, String status, String ofApi) {
        ada.navigate(base() + "admin");
        ada.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Post an update"))
                .click();
        ada.locator("#body").fill(text);
        ada.getByLabel(status, new Page.GetByLabelOptions().setExact(true)).check();
        if (ofApi != null) {
            ada.locator("select[data-component='API']").selectOption(ofApi);
        }
        publish(ada);
    }

    private void explain(Page ada) {
        ada.navigate(base() + "admin");
        ada.locator("a[href$='/postmortem']").first().click();
        ada.locator("#body").fill("## Why\n\n- A switch failed.\n- Nobody had a spare one.");
        publish(ada);
    }

    private static void publish(Page ada) {
        ada.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        ada.waitForLoadState();
    }

    /** What a mail program does when its reader presses its own "Unsubscribe" button (RFC 8058). */
    private static void unsubscribe(MimeMessage mail) throws Exception {
        assertThat(mail.getHeader("List-Unsubscribe-Post")[0]).isEqualTo("List-Unsubscribe=One-Click");
        Matcher address = Pattern.compile("<(http[^>]+)>").matcher(mail.getHeader("List-Unsubscribe")[0]);
        assertThat(address.find()).isTrue();
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address.group(1)))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** The {@code number}-th mail to Sam, once it is there. */
    private static MimeMessage mail(int number) {
        return Inbox.await(SAM, number).get(number - 1);
    }

    private String base() {
        return "http://localhost:" + port + "/";
    }
}
