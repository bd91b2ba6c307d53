package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Inbox;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inviting, joining, roles, going: over HTTP, with real mails. */
@AppTest
class PeopleTests {

    private static final String PASSWORD = "a password for this test";

    @Autowired
    Environment app;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private AdminClient ada;

    @BeforeEach
    void signIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void edIsInvitedByMailAndJoins() {
        String page = invite("ed-joins@example.com", "editor").body();
        String link = Inbox.link(Inbox.await("ed-joins@example.com", 1).get(0), "/admin/invitations/");
        assertThat(page).contains(link);
        assertThat(ada.page("/admin/people")).contains("ed-joins@example.com").doesNotContain(link);

        AdminClient ed = AdminClient.stranger(app);
        HttpResponse<String> weak =
                ed.post(ed.form(link, link).with("name", "Ed").with("password", "short"));
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("at least 12 characters", "value=\"Ed\"");
        HttpResponse<String> joined =
                ed.post(ed.form(link, link).with("name", "Ed").with("password", PASSWORD));
        assertThat(location(joined)).isEqualTo("/admin/login?joined");
        assertThat(location(ed.signIn("ed-joins@example.com", PASSWORD))).isEqualTo("/admin");
        assertThat(people.withAddress("ed-joins@example.com").orElseThrow().role())
                .isEqualTo(Role.EDITOR);
        assertThat(AdminClient.stranger(app).get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void aWithdrawnAnExpiredAndAReplacedInvitationOpenNothing() {
        String first = link(invite("late@example.com", "viewer"));
        String second = link(invite("late@example.com", "viewer"));
        assertThat(AdminClient.stranger(app).get(first).statusCode()).isEqualTo(404);
        assertThat(AdminClient.stranger(app).get(second).statusCode()).isEqualTo(200);

        jdbc.sql("update invitation set expires_at = created_at where email = 'late@example.com'")
                .update();
        assertThat(AdminClient.stranger(app).get(second).statusCode()).isEqualTo(404);

        String third = link(invite("late@example.com", "viewer"));
        String id = jdbc.sql("select id from invitation where email = 'late@example.com'")
                .query(String.class)
                .single();
        ada.post(ada.form("/admin/people", "/admin/people/invitations/" + id + "/withdrawal"));
        assertThat(AdminClient.stranger(app).get(third).statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressThatIsKnownOrNoneIsNotInvited() {
        assertThat(invite(AppTest.ADA, "viewer").statusCode()).isEqualTo(422);
        assertThat(invite("nobody", "viewer").statusCode()).isEqualTo(422);
        assertThat(invite("queen@example.com", "queen").statusCode()).isEqualTo(422);
    }

    @Test
    void aNewRoleCountsWithTheNextRequest() {
        Person vera = people.add("vera-rises@example.com", "Vera", Role.VIEWER, PASSWORD);
        AdminClient client = signedIn(vera);
        assertThat(client.page("/admin")).doesNotContain("/admin/incidents/new", "/admin/people");
        assertThat(client.get("/admin/incidents/new").statusCode()).isEqualTo(403);

        String path = "/admin/people/" + vera.id() + "/role";
        ada.post(ada.form("/admin/people", path).with("role", "editor"));
        assertThat(client.get("/admin/incidents/new").statusCode()).isEqualTo(200);
        ada.post(ada.form("/admin/people", path).with("role", "viewer"));
        assertThat(client.get("/admin/incidents/new").statusCode()).isEqualTo(403);
    }

    @Test
    void somebodyWhoIsDeactivatedIsOutAtOnceUntilLetInAgain() {
        Person ed = people.add("ed-rests@example.com", "Ed rests", Role.EDITOR, PASSWORD);
        AdminClient client = signedIn(ed);
        ada.post(ada.form("/admin/people", "/admin/people/" + ed.id() + "/deactivation"));

        assertThat(location(client.get("/admin"))).isEqualTo("/admin/login");
        HttpResponse<String> refused = AdminClient.stranger(app).signIn(ed.email(), PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The e-mail address or the password is not right.");
        ada.post(ada.form("/admin/people", "/admin/people/" + ed.id() + "/reactivation"));
        assertThat(signedIn(ed).get("/admin").statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyIsRemovedForGood() {
        Person ed = people.add("ed-goes@example.com", "Ed goes", Role.EDITOR, PASSWORD);
        AdminClient client = signedIn(ed);
        String path = "/admin/people/" + ed.id() + "/removal";
        ada.post(ada.form(path, path));

        assertThat(people.find(ed.id())).isEmpty();
        assertThat(location(client.get("/admin"))).isEqualTo("/admin/login");
    }

    @Test
    void theLastAdministratorStaysOne() {
        jdbc.sql("update person set role = 'editor' where role = 'administrator' and email <> ?")
                .param(AppTest.ADA)
                .update();
        String id = people.withAddress(AppTest.ADA).orElseThrow().id();
        String role = "/admin/people/" + id + "/role";
        ada.post(ada.form("/admin/people", role).with("role", "viewer"));
        assertThat(ada.page("/admin/people")).contains("would be left without an administrator");
        ada.post(ada.form("/admin/people", "/admin/people/" + id + "/deactivation"));
        ada.post(ada.form("/admin/people/" + id + "/removal", "/admin/people/" + id + "/removal"));

        Person adaNow = people.find(id).orElseThrow();
        assertThat(adaNow.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(adaNow.isActive()).isTrue();
    }

    private AdminClient signedIn(Person person) {
        AdminClient client = AdminClient.stranger(app);
        assertThat(location(client.signIn(person.email(), PASSWORD))).isEqualTo("/admin");
        return client;
    }

    private HttpResponse<String> invite(String email, String role) {
        Form form = ada.form("/admin/people", "/admin/people/invitations");
        return ada.post(form.with("email", email).with("role", role));
    }

    private static String link(HttpResponse<String> page) {
        Matcher link = Pattern.compile("/admin/invitations/[A-Za-z0-9_-]{43}").matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group();
    }
}
