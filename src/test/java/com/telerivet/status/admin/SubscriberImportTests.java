package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.subscriber.MailAddress;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.subscriber.SubscriberState;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class SubscriberImportTests {

    private static final String PAGE = "/admin/subscribers/import";

    @Autowired
    private SubscriberRegister register;

    @Autowired
    private Components components;

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment app;

    private AdminClient ada;

    @BeforeEach
    void signIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void whoAgreedElsewhereHearsAtOnceAndKeepsWhenAndWhere() {
        String page = send(
                """
                email,components,language,confirmed_at,consent,favourite colour
                moved.one@example.com,,es,2024-03-01T12:00:00Z,,blue
                moved.two@example.com,,,,"fair, ""stand 7""\",
                """);
        assertThat(page).contains("2 addresses", "2 are new.", "Columns that are not read: favourite colour");
        assertThat(rows("moved.")).as("nothing before it is said").isEmpty();

        HttpResponse<String> refused = ada.post(terms("yes", "", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Say where it agreed.", "Give the day");
        ada.post(terms("yes", "old page", "2025-06-07"));

        SubscriberEntry one = byAddress("moved.one@example.com");
        assertThat(one.state()).isEqualTo(SubscriberState.ACTIVE);
        assertThat(one.locale()).isEqualTo("es");
        assertThat(one.consent()).isEqualTo("old page");
        assertThat(one.confirmedAt()).isEqualTo(Instant.parse("2024-03-01T12:00:00Z"));
        SubscriberEntry two = byAddress("moved.two@example.com");
        assertThat(two.consent()).isEqualTo("fair, \"stand 7\"");
        assertThat(two.confirmedAt()).isBetween("2025-06-06T00:00:00Z", "2025-06-08T00:00:00Z");
        assertThat(mailsTo("moved.one@example.com")).as("nobody is asked twice").isZero();
    }

    @Test
    void whoIsAskedHearsOfNothingBeforeItAgreesAndIsAskedOnce() {
        String table = "\uFEFFAddress;State\r\nask.one@example.com;active\r\nask.two@example.com;\r\n";
        send(table);
        ada.post(terms("", "", ""));

        assertThat(byAddress("ask.one@example.com").state()).isEqualTo(SubscriberState.UNCONFIRMED);
        assertThat(mailsTo("ask.one@example.com")).isEqualTo(1);
        assertThat(mailsTo("ask.two@example.com")).isEqualTo(1);

        assertThat(send(table)).contains("2 would hear of news at once").doesNotContain("are new.");
        ada.post(ada.form(PAGE, PAGE).with("agreed", ""));
        assertThat(mailsTo("ask.one@example.com"))
                .as("the same table again does nothing")
                .isEqualTo(1);
        assertThat(rows("ask.")).hasSize(2);
    }

    @Test
    void nobodyComesBackWhoHasLeftOrWhoseAddressRefused() {
        String left = register.add(address("left.here@example.com"), Set.of(), "a test")
                .id();
        register.remove(left);
        register.add(address("stays.here@example.com"), Set.of(), "a test");
        suspensions.suspend("mail", "refused.here@example.com", "550 no such user");

        String page = send(
                """
                address,state
                left.here@example.com,active
                LEFT.here@example.com,active
                stays.here@example.com,unsubscribed
                refused.here@example.com,active
                left.there@example.com,unsubscribed
                waits.there@example.com,unconfirmed
                """);
        assertThat(page)
                .contains(
                        "One has unsubscribed here",
                        "One is here already",
                        "One is paused here or refused",
                        "One has unsubscribed elsewhere",
                        "One line names an address again");
        ada.post(terms("yes", "old page", "2025-06-07"));

        assertThat(register.find(left).orElseThrow().state()).isEqualTo(SubscriberState.UNSUBSCRIBED);
        assertThat(byAddress("stays.here@example.com").state()).isEqualTo(SubscriberState.ACTIVE);
        assertThat(rows("refused.here")).isEmpty();
        assertThat(byAddress("left.there@example.com").state()).isEqualTo(SubscriberState.UNSUBSCRIBED);
        assertThat(byAddress("waits.there@example.com").state())
                .as("who had not agreed there is asked here")
                .isEqualTo(SubscriberState.UNCONFIRMED);
        assertThat(mailsTo("left.there@example.com")).isZero();
        assertThat(mailsTo("waits.there@example.com")).isEqualTo(1);
    }

    @Test
    void aTableWithAFaultComesInNotAtAllAndEachFaultIsSaidWithItsLine() {
        String page = send(
                """
                address,components,language,confirmed_at
                fine.one@example.com,,,
                "two
                lines@example.com",,,
                other@example.com,No such part <b>,,
                other@example.com,,tlh,
                other@example.com,,,2999-01-01
                """);
        assertThat(page)
                .contains(
                        "4 faults",
                        "Line 3:",
                        "no e-mail address",
                        "Line 5:",
                        "there is no component “No such part &lt;b&gt;”",
                        "Line 6:",
                        "“tlh” is no language",
                        "Line 7:",
                        "“2999-01-01” is no past time")
                .doesNotContain("Import them");
        String token = ada.csrfToken();
        ada.post(PAGE, "agreed=yes&consent=x&day=2025-01-01&_csrf=" + token);
        assertThat(rows("fine.one")).isEmpty();

        assertThat(send("name\nx\n")).contains("there is no column “address”");
        assertThat(send("address\n\"open@example.com\n")).contains("a quotation mark is missing");
        assertThat(send("address\n")).contains("There is nobody in it.");
    }

    @Test
    void whatWasExportedComesBackAsItWas() {
        String component = components
                .add(new NewComponent(null, "Round trip", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        register.add(address("=round.one@example.com"), Set.of(component), "=paper, \"signed\"");
        register.add(address("'=round.two@example.com"), Set.of(), "a test");
        register.add(address("round.three@example.com"), Set.of(), null);
        String query = "?words=round.";
        String table = ada.get("/admin/subscribers.csv" + query).body();
        List<SubscriberEntry> before = rows("round.");
        before.forEach(each -> register.erase(each.id()));

        send(table);
        ada.post(terms("yes", "unused", ""));

        assertThat(ada.get("/admin/subscribers.csv" + query).body().lines().map(SubscriberImportTests::withoutOwnTimes))
                .containsExactlyInAnyOrderElementsOf(table.lines()
                        .map(SubscriberImportTests::withoutOwnTimes)
                        .toList());
    }

    @Test
    void somebodyElsesTableIsNotSeen() {
        send("address\nsecret.table@example.com\n");
        ada.post(ada.form(PAGE, PAGE + "/withdrawal"));
        assertThat(ada.page(PAGE)).contains("type=\"file\"").doesNotContain("One address");
        ada.post(PAGE, "agreed=&_csrf=" + ada.csrfToken());
        assertThat(ada.page(PAGE)).contains("The table is not here any more.");
        assertThat(rows("secret.table")).isEmpty();
    }

    /** When it was added is this page's own to say. */
    private static String withoutOwnTimes(String line) {
        String[] cells = line.split("\",\"");
        cells[Math.min(6, cells.length - 1)] = "";
        return String.join("|", cells);
    }

    private String send(String table) {
        String body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--edge--\r\n";
        assertThat(AdminClient.location(ada.multipart(PAGE + "/file", "edge", body)))
                .isEqualTo(PAGE);
        return ada.page(PAGE);
    }

    private Form terms(String agreed, String consent, String day) {
        return ada.form(PAGE, PAGE)
                .with("agreed", agreed)
                .with("consent", consent)
                .with("day", day);
    }

    private List<SubscriberEntry> rows(String words) {
        return jdbc
                .sql("select id from subscriber where address like ?")
                .param("%" + words + "%")
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> register.find(id).stream())
                .toList();
    }

    private SubscriberEntry byAddress(String address) {
        return rows(address).get(0);
    }

    private long mailsTo(String address) {
        return jdbc.sql("select count(*) from delivery where address = ?")
                .param(address)
                .query(Long.class)
                .single();
    }

    private static MailAddress address(String text) {
        return MailAddress.of(text).orElseThrow();
    }
}
