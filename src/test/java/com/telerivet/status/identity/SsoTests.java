package com.telerivet.status.identity;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.IdentityProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Single sign-on with a real provider on the loopback: discovery, code flow, keys. */
@AppTest
class SsoTests {

    private static final IdentityProvider PROVIDER = new IdentityProvider();

    @Autowired
    Environment app;

    @Autowired
    People people;

    @Autowired
    SecondSteps steps;

    @Autowired
    SignInRules rules;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("status.sso.issuer", PROVIDER::issuer);
        settings.add("status.sso.client-id", () -> IdentityProvider.CLIENT);
        settings.add("status.sso.client-secret", () -> IdentityProvider.SECRET);
        settings.add("status.sso.domains", () -> "example.com");
        settings.add("status.sso.role", () -> "viewer");
        settings.add("status.sso.name", () -> "Example Login");
    }

    @Test
    void whomTheProviderVouchesForIsThePersonWithThatAddress() {
        Person ed = people.add("ed-sso@example.com", "Ed", Role.EDITOR, "a password he never uses");
        PROVIDER.vouchesFor("Ed-SSO@example.com", true);
        AdminClient client = AdminClient.stranger(app);
        assertThat(client.page("/admin/login")).contains("Sign in with Example Login");

        assertThat(location(signIn(client))).isEqualTo("/admin");
        assertThat(client.get("/admin/incidents/new").statusCode()).isEqualTo(200);
        assertThat(client.page("/admin/account")).contains("ed-sso@example.com");
        people.deactivate(ed.id());
        assertThat(location(client.get("/admin"))).isEqualTo("/admin/login");
        assertThat(location(signIn(AdminClient.stranger(app)))).isEqualTo("/admin/login?sso=refused");
    }

    @Test
    void aColleagueWithoutAnAccountGetsTheRoleOfTheSettings() {
        PROVIDER.vouchesFor("new-colleague@example.com", true);
        AdminClient client = AdminClient.stranger(app);
        assertThat(location(signIn(client))).isEqualTo("/admin");

        assertThat(people.withAddress("new-colleague@example.com").orElseThrow().role())
                .isEqualTo(Role.VIEWER);
        assertThat(client.get("/admin/incidents/new").statusCode()).isEqualTo(403);
    }

    @Test
    void anUnverifiedAddressOrAForeignDomainIsRefused() {
        PROVIDER.vouchesFor(AppTest.ADA, false);
        AdminClient client = AdminClient.stranger(app);
        assertThat(location(signIn(client))).isEqualTo("/admin/login?sso=refused");
        assertThat(client.page("/admin/login?sso=refused")).contains("nobody who may work here");
        assertThat(location(client.get("/admin"))).isEqualTo("/admin/login");

        PROVIDER.vouchesFor("mallory@mallory.example", true);
        assertThat(location(signIn(AdminClient.stranger(app)))).isEqualTo("/admin/login?sso=refused");
        PROVIDER.vouchesFor("mallory@notexample.com", true);
        assertThat(location(signIn(AdminClient.stranger(app)))).isEqualTo("/admin/login?sso=refused");
    }

    @Test
    void aForgedTokenOrOneForAnotherClientIsRefused() {
        PROVIDER.vouchesFor(AppTest.ADA, true);
        PROVIDER.forges();
        assertThat(location(signIn(AdminClient.stranger(app)))).isEqualTo("/admin/login?sso=refused");
        PROVIDER.vouchesFor(AppTest.ADA, true);
        PROVIDER.speaksToAnotherClient();
        assertThat(location(signIn(AdminClient.stranger(app)))).isEqualTo("/admin/login?sso=refused");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        AdminClient mallory = AdminClient.stranger(app);
        assertThat(location(mallory.get("/admin/login/sso/done?code=a-code&state=guessed")))
                .isEqualTo("/admin/login?sso=refused");
    }

    @Test
    void theProvidersSecondFactorCountsForOurs() {
        Person ed = people.add("ed-factor@example.com", "Ed", Role.EDITOR, "a password he never uses");
        PROVIDER.vouchesFor(ed.email(), true);
        rules.requireSecondStep(Optional.of(Role.VIEWER));
        try {
            AdminClient client = AdminClient.stranger(app);
            signIn(client);
            assertThat(client.get("/admin").statusCode()).isEqualTo(200);
        } finally {
            rules.requireSecondStep(Optional.empty());
        }
    }

    @Test
    void settingsThatWouldLetEverybodyInEndTheStart() {
        assertThatThrownBy(
                        () -> new SsoSettings("https://login.example.com", "id", "secret", List.of(), "viewer", null))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("everybody");
        assertThatThrownBy(() -> new SsoSettings("https://login.example.com", "id", null, null, null, null))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("STATUS_SSO_CLIENT_SECRET");
    }

    /** As a browser: to the provider, and back with what it says. */
    private static HttpResponse<String> signIn(AdminClient client) {
        String start = location(client.get("/admin/login/sso"));
        String authorize = location(client.get(start));
        assertThat(authorize).startsWith(PROVIDER.issuer()).contains("code_challenge=", "nonce=", "state=");
        URI back = URI.create(location(client.get(authorize)));
        return client.get(back.getRawPath() + "?" + back.getRawQuery());
    }
}
