package com.telerivet.status.identity;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out, over HTTP. */
@AppTest
class SignInTests {

    @Autowired
    Environment app;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Test
    void adaSignsInAndOut() {
        AdminClient ada = AdminClient.ada(app);
        String session = ada.cookie("status_session");
        HttpResponse<String> out = ada.post(ada.form("/admin", "/admin/logout"));

        assertThat(location(out)).isEqualTo("/admin/login?out");
        assertThat(ada.page("/admin/login?out")).contains("You are signed out.");
        assertThat(location(ada.get("/admin"))).isEqualTo("/admin/login");
        assertThat(session).isNotBlank();
    }

    @Test
    void theAnswerIsTheSameForAWrongPasswordAndForAnUnknownAddress() {
        AdminClient mallory = AdminClient.stranger(app);
        HttpResponse<String> known = mallory.signIn(AppTest.ADA, "not her password");
        HttpResponse<String> unknown = mallory.signIn("nobody@example.com", "not her password");

        assertThat(known.statusCode()).isEqualTo(422).isEqualTo(unknown.statusCode());
        assertThat(known.body()).contains("The e-mail address or the password is not right.");
        assertThat(withoutToken(known.body()).replace(AppTest.ADA, "X"))
                .isEqualTo(withoutToken(unknown.body()).replace("nobody@example.com", "X"));
        assertThat(known.body()).contains("value=\"" + AppTest.ADA + "\"").doesNotContain("not her password");
    }

    @Test
    void tooManyAttemptsOnOneAccountHaveToWait() {
        AdminClient mallory = AdminClient.stranger(app);
        HttpResponse<String> answer = mallory.signIn("target@example.com", "guess");
        for (int i = 0; i < 10; i++) {
            answer = mallory.signIn("target@example.com", "guess " + i);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Too many attempts");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void strangersWhoGuessDoNotKeepOutWhoWasSignedInInThisBrowserBefore() {
        String email = "guessed-at@example.com";
        people.add(email, "Ed", Role.EDITOR, AppTest.ADAS_PASSWORD);
        AdminClient ed = AdminClient.stranger(app);
        ed.signIn(email, AppTest.ADAS_PASSWORD);
        ed.page("/admin");
        jdbc.sql("delete from spring_session").update();
        AdminClient mallory = AdminClient.stranger(app);
        HttpResponse<String> guess = mallory.signIn(email, "guess");
        for (int i = 0; i < 10; i++) {
            guess = mallory.signIn(email, "guess " + i);
        }

        assertThat(guess.statusCode()).isEqualTo(429);
        assertThat(location(ed.get("/admin"))).startsWith("/admin/login");
        assertThat(location(ed.signIn(email, AppTest.ADAS_PASSWORD))).isEqualTo("/admin");
    }

    @Test
    void whoeverWantedAPageGetsItAfterSigningIn() {
        AdminClient ada = AdminClient.stranger(app);
        String login = location(ada.get("/admin/incidents/new?from=mail"));
        Form form = ada.form(login, "/admin/login");
        HttpResponse<String> answer =
                ada.post(form.with("email", "ADA@example.com").with("password", AppTest.ADAS_PASSWORD));

        assertThat(login).isEqualTo("/admin/login?next=%2Fadmin%2Fincidents%2Fnew%3Ffrom%3Dmail");
        assertThat(location(answer)).isEqualTo("/admin/incidents/new?from=mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mallory.example/",
                "//mallory.example/admin",
                "/admin/../../mallory",
                "/\\mallory.example",
                "/admin/login",
                "/admin\r\nX: y",
                ""
            })
    void signingInLeadsNowhereElse(String next) {
        AdminClient ada = AdminClient.stranger(app);
        Form form = ada.form("/admin/login", "/admin/login").with("next", next);
        HttpResponse<String> answer = ada.post(form.with("email", AppTest.ADA).with("password", AppTest.ADAS_PASSWORD));

        assertThat(location(answer)).isEqualTo("/admin");
    }

    @Test
    void aSignInGetsASessionOfItsOwn() {
        AdminClient ada = AdminClient.ada(app);
        String first = ada.cookie("status_session");
        ada.post(ada.form("/admin", "/admin/logout"));
        ada.signIn(AppTest.ADA, AppTest.ADAS_PASSWORD);

        assertThat(ada.cookie("status_session")).isNotEqualTo(first);
    }

    @Test
    void aStrangersVisitLeavesNothingInTheDatabase() {
        long before = sessions();
        AdminClient mallory = AdminClient.stranger(app);
        mallory.get("/admin");
        mallory.get("/admin/login");
        mallory.signIn("mallory@example.com", "guess");

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        AdminClient ada = AdminClient.ada(app);
        assertThat(ada.post("/admin/logout", "").statusCode()).isEqualTo(403);
        assertThat(ada.get("/admin").statusCode()).isEqualTo(200);
        assertThat(AdminClient.stranger(app)
                        .post("/admin/login", "email=ada@example.com&password=x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void cookiesAndHeadersAreStrict() {
        HttpResponse<String> answer = AdminClient.stranger(app).get("/admin/login");

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.body()).doesNotContain("style=", "onclick", "<script>");
    }

    @Test
    void charactersThatNoDatabaseKeepsAreRefusedClearly() {
        AdminClient mallory = AdminClient.stranger(app);
        Form form = mallory.form("/admin/login", "/admin/login");
        HttpResponse<String> answer =
                mallory.post(form.with("email", "ada\u0000@example.com").with("password", "x"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(mallory.get("/admin/login?next=%00").statusCode()).isEqualTo(400);
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
