package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole evening: Sam subscribes, Ada reports, updates, resolves and explains, and Sam leaves with one click. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageNightTests {

    private static final GreenMail RELAY = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SAM = "sam@example.com";

    @LocalServerPort
    private int port;

    private Browser browser;

    @DynamicPropertySource
    static void telerivetWithARelay(DynamicPropertyRegistry properties) {
        RELAY.start();
        properties.add("status.sample", () -> "true");
        properties.add(
                "status.mail.relays",
                () -> "smtp://127.0.0.1:" + RELAY.getSmtp().getPort());
    }

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
        RELAY.stop();
    }

    @Test
    void aCustomerHearsOfEveryStepOfAnOutage() throws Exception {
        Page sam = browser.page();
        subscribe(sam);

        Page ada = browser.page();
        signIn(ada);
        report(ada);
        sam.navigate(base());
        assertThat(sam.locator("h1")).containsText("Partial System Outage");
        assertThat(sam.locator("main")).containsText("Requests to the API fail");
        new Site(port).jsonWhen("/api/v2/summary.json", d -> d.at("/status/indicator")
                .asString("")
                .equals("major"));
        Message first = mail(2);
        assertThat(first.getSubject()).isEqualTo("[Telerivet] Investigating: API requests fail");
        assertThat(text(first)).contains("Requests to the API fail.", "Major outage");

        update(ada, "The cause is found: a switch has failed.", "Identified", null);
        update(ada, "A replacement is being fitted.", "Identified", null);
        update(ada, "The switch has been replaced.", "Resolved", "operational");
        Message resolved = mail(5);
        assertThat(resolved.getSubject()).isEqualTo("[Telerivet] Resolved: API requests fail");
        assertThat(text(resolved)).contains("Requests to the API fail.", "The cause is found");
        assertThat(mail(4).getSubject()).isEqualTo("[Telerivet] Update: API requests fail");
        assertThat(resolved.getHeader("References")[0])
                .as("all mails of one incident are one thread")
                .contains(first.getHeader("Message-ID")[0]);

        explain(ada);
        assertThat(mail(6).getSubject()).isEqualTo("[Telerivet] Postmortem: API requests fail");
        sam.navigate(base());
        assertThat(sam.locator("h1")).containsText("All Systems Operational");
        sam.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API requests fail"))
                .first()
                .click();
        assertThat(sam.locator(".entry-label"))
                .containsText(new String[] {"Postmortem", "Resolved", "Update", "Identified", "Investigating"});

        unsubscribe(mail(6));
        report(ada);
        new Site(port).jsonWhen("/api/v2/summary.json", d -> d.at("/status/indicator")
                .asString("")
                .equals("major"));
        assertThat(RELAY.getReceivedMessages()).as("no more mail after leaving").hasSize(6);
    }

    private void subscribe(Page sam) throws Exception {
        sam.navigate(base());
        sam.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Subscribe to updates"))
                .click();
        sam.getByRole(AriaRole.DIALOG).getByLabel("E-mail address").fill(SAM);
        sam.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Subscribe").setExact(true))
                .click();
        assertThat(sam.locator("main")).containsText("If that address is not subscribed yet");
        Message confirmation = mail(1);
        assertThat(confirmation.getSubject()).isEqualTo("Confirm your subscription to Telerivet status");
        sam.navigate(link(text(confirmation), "/subscriptions/confirm/"));
        sam.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, subscribe me"))
                .click();
        assertThat(sam.locator("h1")).containsText("You are subscribed");
    }

    private void signIn(Page ada) {
        ada.navigate(base() + "admin");
        ada.locator("input[name=email]").fill(AppTest.ADA);
        ada.locator("input[name=password]").fill(AppTest.ADAS_PASSWORD);
        ada.keyboard().press("Enter");
        assertThat(ada.locator("h1")).containsText("All Systems Operational");
    }

    private void report(Page ada) {
        ada.navigate(base() + "admin/incidents/new");
        ada.getByLabel("Name").fill("API requests fail");
        ada.getByLabel("Text").fill("Requests to the API **fail**.");
        ada.locator("select[data-component='API']").selectOption("major_outage");
        publish(ada);
    }

    private void update(Page ada, String text, String status, String ofApi) {
        ada.navigate(base() + "admin");
        ada.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Post an update"))
                .click();
        ada.getByLabel("Text").fill(text);
        ada.getByLabel(status, new Page.GetByLabelOptions().setExact(true)).check();
        if (ofApi != null) {
            ada.locator("select[data-component='API']").selectOption(ofApi);
        }
        publish(ada);
    }

    private void explain(Page ada) {
        ada.navigate(base() + "admin");
        ada.locator("a[href$='/postmortem']").first().click();
        ada.getByLabel("Text").fill("## Why\n\n- A switch failed.\n- Nobody had a spare one.");
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
    private static void unsubscribe(Message mail) throws Exception {
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
    private static Message mail(int number) {
        List<Message> mails = await().atMost(PATIENCE)
                .until(() -> List.<Message>of(RELAY.getReceivedMessages()), all -> all.size() >= number);
        return mails.get(number - 1);
    }

    private static String text(Message mail) throws MessagingException, IOException {
        Multipart parts = (Multipart) mail.getContent();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            text.append(parts.getBodyPart(i).getContent());
        }
        assertThat(Arrays.stream(mail.getAllRecipients()).map(Object::toString)).containsExactly(SAM);
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("Auto-Submitted");
        return text.toString();
    }

    private static String link(String text, String path) {
        Matcher link =
                Pattern.compile("http://localhost:\\d+" + path + "[\\w-]+").matcher(text);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private String base() {
        return "http://localhost:" + port + "/";
    }
}
