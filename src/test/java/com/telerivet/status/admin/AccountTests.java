package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Inbox;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody does about their own account, and what happens when the password is forgotten. */
@AppTest
class AccountTests {

    private static final String PASSWORD = "the first of two passwords";
    private static final String FRESH = "the second of two passwords";

    @Autowired
    Environment app;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNewPasswordNeedsThePresentOneAndEndsTheOtherSessions() {
        String email = somebody("changes@example.com");
        AdminClient desk = signedIn(email, PASSWORD);
        AdminClient phone = signedIn(email, PASSWORD);

        assertThat(desk.post(password(desk, "not mine at all", FRESH)).statusCode())
                .isEqualTo(422);
        assertThat(desk.post(password(desk, PASSWORD, "short")).statusCode()).isEqualTo(422);
        assertThat(desk.post(password(desk, PASSWORD, "aaaaaaaaaaaaaaa")).body())
                .contains("harder to guess");
        assertThat(phone.get("/admin").statusCode()).isEqualTo(200);
        assertThat(location(desk.post(password(desk, PASSWORD, FRESH)))).isEqualTo("/admin/account");

        assertThat(location(phone.get("/admin"))).isEqualTo("/admin/login");
        assertThat(desk.page("/admin/account")).contains("signed out everywhere else");
        signedIn(email, FRESH);
    }

    @Test
    void sessionsAreListedAndEnded() {
        String email = somebody("everywhere@example.com");
        AdminClient desk = signedIn(email, PASSWORD);
        AdminClient phone = signedIn(email, PASSWORD);
        AdminClient tablet = signedIn(email, PASSWORD);

        String page = desk.page("/admin/account");
        assertThat(page).contains("127.0.0.1", "this one").doesNotContain(phone.cookie("status_session"));
        Matcher other = Pattern.compile("/admin/account/sessions/([a-z0-9]+)/revocation")
                .matcher(page);
        assertThat(other.find()).isTrue();
        desk.post(Form.of(page, other.group()));
        assertThat(other.find()).isTrue();
        assertThat(jdbc.sql("select count(*) from spring_session where principal_name = ?")
                        .param(people.withAddress(email).orElseThrow().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        desk.post(desk.form("/admin/account", "/admin/account/sessions/revocation"));

        assertThat(location(phone.get("/admin"))).isEqualTo("/admin/login");
        assertThat(location(tablet.get("/admin"))).isEqualTo("/admin/login");
        assertThat(desk.get("/admin").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        AdminClient vera = signedIn(somebody("vera-stays@example.com"), PASSWORD);
        String handle = new String(jdbc.sql(
                        """
                        select attribute_bytes from spring_session_attributes a
                        join spring_session s on s.primary_id = a.session_primary_id
                        where a.attribute_name = 'identity.handle' and s.principal_name = ?
                        """)
                .param(people.withAddress("vera-stays@example.com")
                        .orElseThrow()
                        .id())
                .query(byte[].class)
                .single());
        handle = handle.substring(handle.length() - 12);
        AdminClient mallory = signedIn(somebody("mallory-inside@example.com"), PASSWORD);
        mallory.post("/admin/account/sessions/" + handle + "/revocation", "", "X-XSRF-TOKEN", mallory.csrfToken());

        assertThat(vera.get("/admin").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAWeekAfterTheSignInHoweverBusy() {
        String email = somebody("busy@example.com");
        AdminClient busy = signedIn(email, PASSWORD);
        jdbc.sql("update spring_session set creation_time = creation_time - 7 * 24 * 3600000::bigint"
                        + " where principal_name = ?")
                .param(people.withAddress(email).orElseThrow().id())
                .update();

        assertThat(location(busy.get("/admin"))).isEqualTo("/admin/login");
    }

    @Test
    void aForgottenPasswordIsReplacedByMailOnce() {
        String email = somebody("forgets@example.com");
        AdminClient desk = signedIn(email, PASSWORD);
        AdminClient stranger = AdminClient.stranger(app);
        HttpResponse<String> known = ask(stranger, email);
        HttpResponse<String> unknown = ask(stranger, "unknown@example.com");
        assertThat(known.statusCode()).isEqualTo(200).isEqualTo(unknown.statusCode());
        assertThat(known.body()).isEqualTo(unknown.body()).contains("If somebody signs in with this address");

        String link = Inbox.link(Inbox.await(email, 1).get(0), "/admin/password-reset/");
        HttpResponse<String> changed = stranger.post(stranger.form(link, link).with("password", FRESH));
        assertThat(location(changed)).isEqualTo("/admin/login?changed");
        assertThat(location(desk.get("/admin"))).isEqualTo("/admin/login");
        signedIn(email, FRESH);
        assertThat(stranger.get(link).statusCode()).isEqualTo(404);
        assertThat(Inbox.mails("unknown@example.com")).isEmpty();
    }

    @Test
    void aLinkToANewPasswordIsGoodForAnHour() {
        String email = somebody("slow@example.com");
        AdminClient stranger = AdminClient.stranger(app);
        ask(stranger, email);
        String link = Inbox.link(Inbox.await(email, 1).get(0), "/admin/password-reset/");
        assertThat(stranger.get(link).statusCode()).isEqualTo(200);
        jdbc.sql("update password_reset set expires_at = expires_at - interval '1 hour'")
                .update();

        assertThat(stranger.get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void aNameIsChanged() {
        AdminClient somebody = signedIn(somebody("renamed@example.com"), PASSWORD);
        somebody.post(somebody.form("/admin/account", "/admin/account").with("name", "New <name>"));
        assertThat(people.withAddress("renamed@example.com").orElseThrow().name())
                .isEqualTo("New <name>");
        Form blank = somebody.form("/admin/account", "/admin/account").with("name", " ");
        assertThat(somebody.post(blank).statusCode()).isEqualTo(422);
    }

    private static HttpResponse<String> ask(AdminClient who, String email) {
        return who.post(
                who.form("/admin/password-reset", "/admin/password-reset").with("email", email));
    }

    private static Form password(AdminClient who, String present, String fresh) {
        return who.form("/admin/account", "/admin/account/password")
                .with("present", present)
                .with("fresh", fresh);
    }

    private AdminClient signedIn(String email, String password) {
        AdminClient client = AdminClient.stranger(app);
        assertThat(location(client.signIn(email, password))).isEqualTo("/admin");
        return client;
    }

    private String somebody(String email) {
        people.add(email, "Somebody", Role.VIEWER, PASSWORD);
        return email;
    }
}
