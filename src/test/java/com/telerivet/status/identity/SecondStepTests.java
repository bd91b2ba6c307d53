package com.telerivet.status.identity;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A second step: turned on, asked for, lost and found, over HTTP. */
@AppTest
class SecondStepTests {

    private static final String PASSWORD = "a password and a code";

    @Autowired
    Environment app;

    @Autowired
    People people;

    @Autowired
    SecondSteps steps;

    @Autowired
    SignInRules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void askForNothing() {
        rules.requireSecondStep(Optional.empty());
    }

    @Test
    void aPasswordAloneOpensNothingOnceTheSecondStepIsOn() {
        Person ed = somebody("two-steps@example.com");
        byte[] key = turnOn(ed);

        AdminClient client = AdminClient.stranger(app);
        assertThat(location(client.signIn(ed.email(), PASSWORD))).isEqualTo("/admin/login/code?next=%2Fadmin");
        for (String path : List.of("/admin", "/admin/incidents", "/admin/account", "/admin/account/second-step")) {
            assertThat(location(client.get(path))).as(path).startsWith("/admin/login");
        }
        String session = client.cookie("status_session");
        assertThat(client.post(code(client, "000000")).statusCode()).isEqualTo(422);
        assertThat(location(client.post(code(client, fresh(ed, key))))).isEqualTo("/admin");
        assertThat(client.get("/admin").statusCode()).isEqualTo(200);
        assertThat(client.cookie("status_session")).isNotEqualTo(session);
    }

    @Test
    void noCodeWorksTwice() {
        Person ed = somebody("replayed@example.com");
        byte[] key = turnOn(ed);
        String code = fresh(ed, key);

        assertThat(steps.use(ed.id(), code)).isTrue();
        assertThat(steps.use(ed.id(), code)).isFalse();
    }

    @Test
    void eachRecoveryCodeWorksOnceAndNewOnesReplaceThem() {
        Person ed = somebody("recovers@example.com");
        byte[] key = steps.newKey();
        List<String> codes = steps.turnOn(ed.id(), key, Totp.code(key, clock.instant()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        AdminClient client = AdminClient.stranger(app);
        client.signIn(ed.email(), PASSWORD);
        client.post(code(client, codes.get(0).toUpperCase(java.util.Locale.ROOT)));
        assertThat(client.page("/admin/account/second-step")).contains("9 recovery codes are left");
        assertThat(steps.use(ed.id(), codes.get(0))).isFalse();

        String path = "/admin/account/recovery-codes";
        String page = client.post(
                        client.form("/admin/account/second-step", path).with("present", PASSWORD))
                .body();
        List<String> renewed = Pattern.compile("<li>([a-z2-9]{5}-[a-z2-9]{5})</li>")
                .matcher(page)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(steps.use(ed.id(), codes.get(1))).isFalse();
        assertThat(steps.use(ed.id(), renewed.get(1))).isTrue();
        assertThat(client.page("/admin/account/second-step")).doesNotContain(renewed.get(2));
    }

    @Test
    void turningOnNeedsThePasswordAndTheRightCode() {
        Person ed = somebody("turns-on@example.com");
        AdminClient client = signedIn(ed);
        String path = "/admin/account/second-step";
        String page = client.page(path);
        byte[] key = key(page);
        assertThat(page).contains("<svg", "<path");
        assertThat(key(client.page(path)))
                .as("a reload asks for no second scan")
                .isEqualTo(key);

        String code = Totp.code(key, clock.instant());
        assertThat(client.post(Form.of(page, path).with("code", code).with("present", "wrong password"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.post(Form.of(page, path).with("code", "000000").with("present", PASSWORD))
                        .statusCode())
                .isEqualTo(422);
        assertThat(steps.isOn(ed.id())).isFalse();
        String codes = client.post(Form.of(page, path)
                        .with("code", Totp.code(key, clock.instant()))
                        .with("present", PASSWORD))
                .body();
        assertThat(codes).contains("recovery-codes");
        assertThat(steps.isOn(ed.id())).isTrue();
        assertThat(client.page(path)).doesNotContain("<svg").doesNotContain(Base32.of(key));

        client.post(client.form(path, path + "/removal").with("present", PASSWORD));
        assertThat(steps.isOn(ed.id())).isFalse();
    }

    @Test
    void whereItIsRequiredWhoeverHasNoneIsLedToIt() {
        Person ed = somebody("must@example.com");
        AdminClient client = signedIn(ed);
        rules.requireSecondStep(Optional.of(Role.VIEWER));

        assertThat(location(client.get("/admin"))).isEqualTo("/admin/account/second-step");
        assertThat(location(client.post("/admin/preview", "body=x", "X-XSRF-TOKEN", token(client))))
                .isEqualTo("/admin/account/second-step");
        assertThat(client.page("/admin/account/second-step")).contains("asks people of your role for a second step");
        turnOn(ed);
        assertThat(client.get("/admin").statusCode()).isEqualTo(200);
    }

    @Test
    void theRuleIsForARoleAndThoseAboveIt() {
        AdminClient ed = signedIn(somebody("below-the-rule@example.com"));
        AdminClient ada = AdminClient.ada(app);
        String rule = "/admin/people/sign-in-rule";

        ada.post(ada.form("/admin/people", rule).with("from", "administrator"));

        assertThat(ed.get("/admin").statusCode()).isEqualTo(200);
        assertThat(location(ada.get("/admin"))).isEqualTo("/admin/account/second-step");
        assertThat(ada.page("/admin/account/second-step"))
                .as("the last administrator is led there, not locked out")
                .contains("asks people of your role");
        rules.requireSecondStep(Optional.of(Role.EDITOR));
        assertThat(location(ed.get("/admin"))).isEqualTo("/admin/account/second-step");
        rules.requireSecondStep(Optional.empty());
        assertThat(ada.page("/admin/people")).contains("value=\"nobody\" selected");
        assertThat(ada.page("/admin/audit?noun=sign_in_rule")).contains("second step from", "administrator");
    }

    @Test
    void anAdministratorHelpsWhoeverLostIt() {
        Person ed = somebody("lost-phone@example.com");
        turnOn(ed);
        AdminClient ada = AdminClient.ada(app);
        ada.post(ada.form("/admin/people", "/admin/people/" + ed.id() + "/second-step/removal"));
        assertThat(steps.isOn(ed.id())).isFalse();
        signedIn(ed);
    }

    @Test
    void guessingCodesIsSlowedDown() {
        Person ed = somebody("guessed@example.com");
        turnOn(ed);
        AdminClient mallory = AdminClient.stranger(app);
        mallory.signIn(ed.email(), PASSWORD);
        HttpResponse<String> answer = null;
        for (int i = 0; i < 11; i++) {
            answer = mallory.post(code(mallory, "00000" + i));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
    }

    @Test
    void theKeyIsNotReadableInTheDatabase() {
        Person ed = somebody("sealed@example.com");
        byte[] key = turnOn(ed);
        byte[] kept = jdbc.sql("select secret from second_step where person_id = ?")
                .param(ed.id())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private byte[] turnOn(Person person) {
        byte[] key = steps.newKey();
        assertThat(steps.turnOn(person.id(), key, Totp.code(key, clock.instant())))
                .isNotEmpty();
        return key;
    }

    /** A code that is good now: the step of turning on counts as used. */
    private String fresh(Person person, byte[] key) {
        jdbc.sql("update second_step set last_step = 0 where person_id = ?")
                .param(person.id())
                .update();
        Instant now = clock.instant();
        return Totp.code(key, now);
    }

    private static Form code(AdminClient client, String code) {
        return client.form("/admin/login/code", "/admin/login/code").with("code", code);
    }

    private static String token(AdminClient client) {
        return Form.of(client.page("/admin/account"), "/admin/account").get("_csrf");
    }

    private AdminClient signedIn(Person person) {
        AdminClient client = AdminClient.stranger(app);
        assertThat(location(client.signIn(person.email(), PASSWORD))).isEqualTo("/admin");
        return client;
    }

    private Person somebody(String email) {
        return people.add(email, "Somebody", Role.EDITOR, PASSWORD);
    }

    private static byte[] key(String page) {
        Matcher written =
                Pattern.compile("<span class=\"code\">([A-Z2-7 ]+)</span>").matcher(page);
        assertThat(written.find()).as(page).isTrue();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long held = 0;
        int bits = 0;
        for (char letter : written.group(1).replace(" ", "").toCharArray()) {
            held = (held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((int) (held >> bits));
            }
        }
        return bytes.toByteArray();
    }
}
