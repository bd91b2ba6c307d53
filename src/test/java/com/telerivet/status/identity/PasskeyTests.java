package com.telerivet.status.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys, in a real browser whose authenticator is a part of it. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyTests {

    private static final String PASSWORD = "a password that is typed once";

    @Autowired
    private Environment app;

    @Autowired
    private People people;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private SignInRules rules;

    @Autowired
    private JdbcClient jdbc;

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

    @AfterEach
    void askForNothing() {
        rules.requireSecondStep(Optional.empty());
    }

    @Test
    void aPasskeySignsInAloneUntilItIsRemoved() {
        Person ed = somebody("ed.with.a.key@example.com");
        Page page = withPasskey(ed, "Ed's phone");
        assertThat(page.locator("main")).containsText("Ed's phone");
        assertThat(page.locator("main")).containsText("not used yet");

        rules.requireSecondStep(Optional.of(Role.VIEWER));
        signOut(page);
        signInByKey(page);
        page.waitForURL(base() + "admin");
        page.navigate(base() + "admin/account");
        assertThat(page.locator("main")).containsText(ed.email());
        assertThat(page.locator("main")).containsText("last used");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Ed's phone"))
                .click();
        assertThat(page.locator("main")).containsText("Removed.");
        assertThat(passkeys.of(ed.id())).isEmpty();
        signOut(page);
        signInByKey(page);
        assertThat(page.locator("#problem")).containsText("That passkey signs nobody in here.");
        assertThat(verbs(ed)).containsExactly("created", "deleted");
    }

    @Test
    void aBrowserOffersThePasskeyInTheAddressField() {
        Person ed = somebody("ed.is.offered@example.com");
        Page page = withPasskey(ed, "Offered");
        page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => true;");
        page.context().clearCookies();
        // the authenticator of this browser takes up every offer at once
        page.navigate(base() + "admin/login?next=/admin/incidents");
        page.waitForURL(base() + "admin/incidents");
    }

    @Test
    void anAnswerWorksOnceAndForNobodyWhoWasDeactivated() throws Exception {
        Person ed = somebody("ed.replayed@example.com");
        Page page = withPasskey(ed, "Laptop");
        signOut(page);
        Request answer = page.waitForRequest("**/admin/login/passkey", () -> signInByKey(page));
        page.waitForURL(base() + "admin");
        assertThat(again(answer)).startsWith("/admin/login?passkey=refused");

        signOut(page);
        people.deactivate(ed.id());
        signInByKey(page);
        assertThat(page.locator("#problem")).containsText("That passkey signs nobody in here.");
    }

    @Test
    void aNewKeyWantsThePasswordAndOnlyItsOwnerRemovesIt() {
        Person ed = somebody("ed.owns.it@example.com");
        Page page = withPasskey(ed, "Mine");
        page.locator("#passkey-present").fill("not the password");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a passkey"))
                .click();
        assertThat(page.locator("#passkey-problem")).containsText("That is not your present password.");

        AdminClient ada = AdminClient.ada(app);
        String id = passkeys.of(ed.id()).get(0).id();
        ada.post("/admin/account/passkeys/removal", "id=" + id, "X-XSRF-TOKEN", ada.csrfToken());
        assertThat(passkeys.of(ed.id())).hasSize(1);
        people.remove(ed.id());
        assertThat(jdbc.sql("select count(*) from user_credentials where credential_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[1]",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":"
                        + "{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"}}",
            })
    void whatIsNoAnswerSignsNobodyIn(String credential) {
        AdminClient stranger = AdminClient.stranger(app);
        String token = stranger.csrfToken();
        String asked = stranger.post("/admin/login/passkey/options", "", "X-XSRF-TOKEN", token)
                .body();
        assertThat(asked).contains("\"allowCredentials\":[]", "\"userVerification\":\"required\"");
        HttpResponse<String> answer = stranger.post(
                "/admin/login/passkey",
                "credential=" + java.net.URLEncoder.encode(credential, java.nio.charset.StandardCharsets.UTF_8),
                "X-XSRF-TOKEN",
                token);
        assertThat(location(answer)).startsWith("/admin/login?passkey=");
        assertThat(location(stranger.get("/admin"))).startsWith("/admin/login");
    }

    private Person somebody(String email) {
        return people.add(email, "Ed", Role.EDITOR, PASSWORD);
    }

    /** Ed's account page, in a browser that has made a passkey. */
    private Page withPasskey(Person ed, String name) {
        BrowserContext context = browser.person();
        Page page = Browser.signedIn(context, base(), ed.email(), PASSWORD);
        CDPSession devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        JsonObject device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        for (String skill :
                List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
            device.addProperty(skill, true);
        }
        page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        JsonObject options = new JsonObject();
        options.add("options", device);
        devtools.send("WebAuthn.addVirtualAuthenticator", options);

        page.navigate(base() + "admin/account");
        page.locator("#passkey-name").fill(name);
        page.locator("#passkey-present").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a passkey"))
                .click();
        assertThat(page.locator("main")).containsText("Added: " + name);
        return page;
    }

    private void signOut(Page page) {
        page.context().clearCookies();
        page.navigate(base() + "admin/login");
    }

    private static void signInByKey(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in with a passkey"))
                .click();
    }

    /** The very request again, as somebody would send it who has listened. */
    private static String again(Request request) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(request.url()))
                                .header("Cookie", request.allHeaders().get("cookie"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(request.postData()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return location(answer);
    }

    private List<String> verbs(Person person) {
        return jdbc.sql("select verb from audit_entry where noun = 'user_credentials' and who_id = ? order by id")
                .param(person.id())
                .query(String.class)
                .list();
    }

    private String base() {
        return "http://localhost:" + app.getRequiredProperty("server.port") + "/";
    }
}
