package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.AuditEntry;
import com.telerivet.status.platform.AuditQuery;
import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What people and tokens do is written down, with what it was like before. */
@AppTest
class AuditTests {

    @Autowired
    Environment app;

    @Autowired
    AuditTrail trail;

    @Autowired
    People people;

    @Autowired
    Components components;

    private AdminClient ada;

    @BeforeEach
    void signIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void aChangeAtTheDeskTellsWhoWhatFromWhereBeforeAndAfter() {
        Person ed = people.add("ed-audited@example.com", "Ed", Role.VIEWER, "a password for the audit");
        assertThat(about("person", ed.id())).as("the program itself is silent").isEmpty();
        ada.post(ada.form("/admin/people", "/admin/people/" + ed.id() + "/role").with("role", "editor"));

        AuditEntry entry = about("person", ed.id()).get(0);
        assertThat(entry.verb()).isEqualTo("changed");
        assertThat(entry.who().name()).isEqualTo(AppTest.ADA);
        assertThat(entry.who().address()).isEqualTo("127.0.0.1");
        assertThat(entry.before()).isEqualTo("{\"role\": \"viewer\"}");
        assertThat(entry.after()).isEqualTo("{\"role\": \"editor\"}");
    }

    @Test
    void recoveryKeysThatAreMadeAndRevokedAreWrittenDownWithoutTheKey() {
        String page = "/admin/recovery-key";
        ada.post(ada.form(page, page));
        ada.post(ada.form(page, page));
        ada.post(ada.form(page, page + "/revocation"));

        List<AuditEntry> entries = trail.find(query("recovery_key", ""), 3);
        assertThat(entries).extracting(AuditEntry::verb).containsExactly("deleted", "changed", "created");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.who().name()).isEqualTo(AppTest.ADA);
            assertThat(entry.before() + entry.after()).contains("made_at").doesNotContain("hash");
        });
        assertThat(ada.page(page)).contains("There is no recovery key yet");
    }

    @Test
    void whatATokenDoesIsTheTokens() throws Exception {
        String page = call("GET", "/v1/pages", "").replaceAll("(?s).*?\"id\":\"([a-z0-9]{12})\".*", "$1");
        call(
                "POST",
                "/v1/pages/" + page + "/incidents",
                "{\"incident\":{\"name\":\"Audited by a token\",\"status\":\"investigating\",\"body\":\"b\","
                        + "\"deliver_notifications\":false}}");

        AuditEntry entry =
                trail.find(query("incident", "Audited by a token"), 10).get(0);
        assertThat(entry.verb()).isEqualTo("created");
        assertThat(entry.who().kind()).isEqualTo("token");
        assertThat(entry.who().name()).isEqualTo("STATUS_API_TOKEN");
    }

    @Test
    void secretsStayOut() {
        String page = ada.post(ada.form("/admin/tokens", "/admin/tokens").with("name", "Audited token"))
                .body();
        List<AuditEntry> made = trail.find(query("api_token", "Audited token"), 10);
        assertThat(made).as(page).isNotEmpty();
        assertThat(made.get(0).after()).contains("Audited token").doesNotContain("hash");
        ada.post(ada.form("/admin/account", "/admin/account/password")
                .with("present", AppTest.ADAS_PASSWORD)
                .with("fresh", AppTest.ADAS_PASSWORD));
        AuditEntry change = trail.find(query("password", ""), 1).get(0);
        assertThat(change.who().name()).isEqualTo(AppTest.ADA);
        assertThat(change.after()).isNull();
    }

    @Test
    void comingGoingAndBeingRefusedIsWrittenDown() {
        AdminClient.stranger(app).signIn("mallory-audited@example.com", "a guess");
        AuditEntry refused = trail.find(new AuditQuery("mallory-audited", "session", "", null, null, null), 1)
                .get(0);
        assertThat(refused.verb()).isEqualTo("was_refused");
        assertThat(refused.who().kind()).isEqualTo("nobody");

        ada.post(ada.form("/admin", "/admin/logout"));
        List<AuditEntry> adas = trail.find(new AuditQuery(AppTest.ADA, "session", "", null, null, null), 2);
        assertThat(adas).extracting(AuditEntry::verb).containsExactly("ended", "began");
    }

    @Test
    void whatIsRolledBackWasNeverDone() {
        String name = "Rolled back";
        Form form = ada.form("/admin/incidents/new", "/admin/incidents");
        ada.post(form.with("name", name)
                .with("body", "b")
                .with("at", "2999-01-01T00:00")
                .without("notifying"));
        assertThat(trail.find(query("incident", name), 10)).isEmpty();
    }

    @Test
    void thePageIsSearchedAndExportedWithoutFormulas() {
        components.add(new NewComponent(null, "Silent", null, ComponentStatus.OPERATIONAL, true, false, null));
        ada.post(ada.form("/admin/account", "/admin/account").with("name", "=1+1"));
        ada.post(ada.form("/admin/account", "/admin/account").with("name", "Ada"));

        String page = ada.page("/admin/audit?noun=person&text=%3D1%2B1");
        assertThat(page).contains("changed person", "=1+1", "Before and after").doesNotContain("Silent");
        assertThat(ada.page("/admin/audit?from=2100-01-01")).contains("Nothing that matches");
        assertThat(ada.page("/admin/audit?from=nonsense&older=1&who=nobody-at-all"))
                .contains("Nothing that matches");
        HttpResponse<String> table = ada.get("/admin/audit.csv?noun=person");
        assertThat(table.headers().firstValue("Content-Disposition").orElse("")).contains("audit.csv");
        assertThat(table.body()).contains("\"'=1+1\"").doesNotContain(",\"=1+1\"");
    }

    private List<AuditEntry> about(String noun, String id) {
        return trail.find(query(noun, id), 100);
    }

    private static AuditQuery query(String noun, String text) {
        return new AuditQuery("", noun, text, null, null, null);
    }

    private String call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.getProperty("server.port") + path))
                .header("Authorization", "OAuth " + AppTest.TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
