package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.delivery.DeliveryGivenUp;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.platform.AuditQuery;
import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.subscriber.Endpoints;
import com.telerivet.status.subscriber.MailAddress;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.subscriber.SubscriberState;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class SubscriberDeskTests {

    private static final String LIST = "/admin/subscribers";

    @Autowired
    private SubscriberRegister register;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private Components components;

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private AuditTrail trail;

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
    void subscribersAreFoundByAPartOfTheirAddressAndTheirState() {
        register.add(address("anna.desk@example.com"), Set.of(), "a test");
        register.add(address("anton.desk@example.com"), Set.of(), null);

        assertThat(ada.page(LIST + "?words=.DESK@")).contains("anna.desk@example.com", "anton.desk@example.com");
        assertThat(ada.page(LIST + "?words=.desk@&state=active"))
                .contains("anna.desk@example.com")
                .doesNotContain("anton.desk@example.com");
        assertThat(ada.page(LIST + "?words=%25_")).contains("No subscriber is like that.");
        assertThat(ada.page(LIST)).contains("E-mail: ");
    }

    @Test
    void theListIsNarrowedDownToAComponentAndToThosePaused() {
        String component = components
                .add(new NewComponent(null, "Filtered by", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        register.add(address("chose.one@filter.example.com"), Set.of(component), "a test");
        register.add(address("hears.all@filter.example.com"), Set.of(), "a test");
        register.add(address("rests@filter.example.com"), Set.of(component), "a test");
        suspensions.suspend("mail", "rests@filter.example.com", "550 no such user");
        String filter = LIST + "?words=@filter.&component=";

        assertThat(ada.page(filter + component))
                .contains("chose.one@", "rests@filter")
                .doesNotContain("hears.all@");
        assertThat(ada.page(filter + "all")).contains("hears.all@").doesNotContain("chose.one@");
        assertThat(ada.page(filter + component + "&state=paused"))
                .contains("rests@filter")
                .doesNotContain("chose.one@");
        assertThat(ada.page(filter + "&state=active"))
                .contains("chose.one@", "hears.all@")
                .doesNotContain("rests@filter");
        assertThat(ada.get(LIST + ".csv?words=@filter.&state=paused").body().lines())
                .as("the table that is taken away is what was found")
                .hasSize(2);
    }

    @Test
    void whoIsAddedByHandIsAskedUnlessTheTeamSaysWhereItAgreed() {
        Form form = ada.form(LIST + "/new", LIST).with("address", "nobody").with("agreed", "yes");
        HttpResponse<String> refused = ada.post(form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This is no e-mail address", "Say where it agreed.");

        ada.post(form.with("address", "contract@example.com").with("consent", "contract <7>"));
        SubscriberEntry added = byAddress("contract@example.com");
        assertThat(added.state()).isEqualTo(SubscriberState.ACTIVE);
        assertThat(ada.page(LIST + "/" + added.id()))
                .contains("as the team says: contract &lt;7&gt;", "every step", "incidents and maintenance");

        ada.post(ada.form(LIST + "/new", LIST).with("address", "ask.me@example.com"));
        SubscriberEntry asked = byAddress("ask.me@example.com");
        assertThat(asked.state()).isEqualTo(SubscriberState.UNCONFIRMED);
        assertThat(ada.page(LIST + "/" + asked.id()))
                .contains("to confirm", "Ask for confirmation again", "Confirmation of a subscription");
    }

    @Test
    void anAddressIsPausedWithAReasonStartedAgainAndUnsubscribed() {
        String id = register.add(address("pause.me@example.com"), Set.of(), "a test")
                .id();
        String page = LIST + "/" + id;

        ada.post(ada.form(page, page + "/pause").with("reason", "asked by phone"));
        assertThat(ada.page(page)).contains("Paused at the desk. asked by phone");
        assertThat(suspensions.isSuspended("mail", "pause.me@example.com")).isTrue();
        assertThat(ada.page(LIST + "?words=pause.me")).contains("paused");

        String preferences = subscribers.links(id).preferences().replaceFirst("^.*(?=/subscriptions/)", "");
        AdminClient owner = AdminClient.stranger(app);
        assertThat(owner.page(preferences)).contains("Nothing is sent to pause.me@example.com for now");
        owner.post(preferences, "scope=all");
        assertThat(suspensions.isSuspended("mail", "pause.me@example.com"))
                .as("its owner starts it again")
                .isFalse();

        suspensions.suspend("mail", "pause.me@example.com", "again");
        ada.post(ada.form(page, page + "/release"));
        assertThat(suspensions.isSuspended("mail", "pause.me@example.com")).isFalse();

        ada.post(ada.form(page, page + "/end"));
        assertThat(register.find(id).orElseThrow().state()).isEqualTo(SubscriberState.UNSUBSCRIBED);
        assertThat(register.add(address("pause.me@example.com"), Set.of(), "again")
                        .state())
                .as("who has left comes back by its own agreement only")
                .isEqualTo(SubscriberState.UNCONFIRMED);
    }

    @Test
    void whatIsFoundIsTakenAwayAsATableThatNoSpreadsheetRuns() {
        register.add(address("=cmd@export.example.com"), Set.of(), "said \"yes\", on paper");
        register.add(address("bob@export.example.com"), Set.of(), null);

        HttpResponse<String> table = ada.get(LIST + ".csv?words=@export.");

        assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(table.body().lines()).hasSize(3).anySatisfy(line -> assertThat(line)
                .startsWith("\"mail\",\"'=cmd@export.example.com\",\"active\",\"all\",\"en\",")
                .contains("\"said \"\"yes\"\", on paper\""));
    }

    @Test
    void anErasedAddressIsNowhere() {
        ada.post(ada.form(LIST + "/new", LIST).with("address", "Erase.Me@example.com"));
        String id = byAddress("erase.me@example.com").id();
        String page = LIST + "/" + id;
        await().until(() -> jdbc.sql("select count(*) from delivery where lower(address) = 'erase.me@example.com'")
                        .query(Long.class)
                        .single()
                > 0);
        assertThat(trail.find(noted("erase.me"), 10)).isNotEmpty();

        assertThat(ada.post(ada.form(page, page + "/erasure")).statusCode()).isEqualTo(302);

        assertThat(register.find(id)).isEmpty();
        assertThat(jdbc.sql("select count(*) from delivery where lower(address) = 'erase.me@example.com'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(trail.find(noted("erase.me"), 10)).isEmpty();
        assertThat(trail.find(noted(id), 10))
                .as("that it was there, and who erased it")
                .hasSizeGreaterThan(1);
        assertThat(ada.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void theContactOfAnErasedWebhookIsNowhereEither() {
        MailAddress contact = address("contact.of.hook@example.com");
        String id = endpoints
                .enrol("https://hooks.example.com/erased", contact, Set.of(), true)
                .orElseThrow()
                .id();
        String page = LIST + "/" + id;
        String label = register.find(id).orElseThrow().address();
        ada.post(ada.form(page, page + "/pause").with("reason", "contact.of.hook@example.com asked"));
        suspensions.lift("webhook", label);
        endpoints.note(new DeliveryGivenUp("webhook", label, "no answer"));
        assertThat(mailsTo("contact.of.hook@example.com")).isEqualTo(1);

        ada.post(ada.form(page, page + "/erasure"));

        assertThat(mailsTo("contact.of.hook@example.com")).isZero();
        assertThat(trail.find(noted("contact.of.hook"), 10)).isEmpty();
    }

    private long mailsTo(String address) {
        return jdbc.sql("select count(*) from delivery where address = ?")
                .param(address)
                .query(Long.class)
                .single();
    }

    private static AuditQuery noted(String text) {
        return new AuditQuery("", "", text, null, null, null);
    }

    private SubscriberEntry byAddress(String address) {
        String id = jdbc.sql("select id from subscriber where lower(address) = ?")
                .param(address)
                .query(String.class)
                .single();
        return register.find(id).orElseThrow();
    }

    private static MailAddress address(String text) {
        return MailAddress.of(text).orElseThrow();
    }
}
