package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.notification.Announcements;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Endpoint;
import com.telerivet.status.testkit.Inbox;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@AppTest
class EndpointStoryTests {

    @Value("${server.port}")
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    @Autowired
    private Announcements announcements;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SubscriberRepository subscribers;

    @Autowired
    private Endpoints endpoints;

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    private final Endpoint endpoint = new Endpoint();

    @AfterEach
    void forgetThem() {
        jdbc.sql("delete from delivery where channel <> 'mail'").update();
        jdbc.sql("delete from subscriber where channel <> 'mail'").update();
        endpoint.close();
    }

    @Test
    void aProgramConfirmsHearsASignedWordAndLeaves() throws Exception {
        Strangers web = new Strangers(port);
        assertThat(web.get("/subscribe/webhook").body()).contains("URL of the webhook", "aria-current=\"page\"");
        String asked = ask("webhook", "/sam").body();
        assertThat(asked).contains("If that endpoint is not subscribed yet");
        Endpoint.Call question = endpoint.await("/sam");
        assertThat(question.headers()).doesNotContainKey("Status-signature");
        String confirm = path(question.json().at("/subscription/confirm_url").asString());
        assertThat(web.get(confirm).body()).contains("127.0.0.1 #", "will be told");
        String confirmed = web.post(confirm, Map.of()).body();
        Matcher secret = Pattern.compile("<code>([^<]{43})</code>").matcher(confirmed);
        assertThat(secret.find()).isTrue();
        assertThat(web.post(confirm, Map.of()).body())
                .contains("You are subscribed")
                .doesNotContain("<code>");
        assertThat(ask("webhook", "/sam").body()).isEqualTo(asked);

        IncidentStory story = report("Words for a program");

        Endpoint.Call told = endpoint.await("/sam");
        JsonNode json = told.json();
        assertThat(json.at("/incident/id").asString()).isEqualTo(story.id());
        assertThat(json.at("/incident/incident_updates/0/body").asString()).isEqualTo("Looking <into> it.");
        assertThat(json.at("/incident/incident_updates/0/affected_components").isNull())
                .isTrue();
        assertThat(json.at("/incident/organization_id").asString())
                .isEqualTo(json.at("/page/id").asString());
        assertThat(json.at("/meta/generated_at").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)");
        assertThat(json.has("component")).isFalse();
        assertThat(told.header("Status-delivery")).matches("\\d+");
        Matcher signature = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})").matcher(told.header("Status-signature"));
        assertThat(signature.matches()).isTrue();
        assertThat(signature.group(2)).isEqualTo(hmac(secret.group(1), signature.group(1) + "." + told.body()));
        assertThat(jdbc.sql("select address from delivery where channel = 'webhook'")
                        .query(String.class)
                        .list())
                .allMatch(address -> !address.contains("/sam"));

        String leave = path(json.at("/meta/unsubscribe").asString());
        assertThat(web.get(leave).body()).contains("Unsubscribe?");
        assertThat(web.post(leave, Map.of()).body()).contains("is not told of incidents");
        report("Words for nobody");
        hear("/other");
        report("Words for another");
        endpoint.await("/other");
        assertThat(endpoint.waiting("/sam")).isZero();
    }

    @Test
    void chatsConfirmByALinkInTheChannelAndHearInTheirOwnForm() {
        Map<String, String> linkIn = Map.of(
                "slack", "/blocks/2/elements/0/text",
                "teams", "/attachments/0/content/actions/0/url",
                "discord", "/embeds/0/description");
        for (String chat : linkIn.keySet()) {
            assertThat(ask(chat, "/" + chat).statusCode()).isEqualTo(200);
            String words =
                    endpoint.await("/" + chat).json().at(linkIn.get(chat)).asString();
            assertThat(new Strangers(port).post(path(words), Map.of()).body())
                    .contains("You are subscribed")
                    .doesNotContain("<code>");
        }

        report("Words for chats");

        assertThat(endpoint.await("/slack").json().at("/blocks/1/text/text").asString())
                .isEqualTo("Looking &lt;into&gt; it.");
        assertThat(endpoint.await("/teams")
                        .json()
                        .at("/attachments/0/content/body/0/text")
                        .asString())
                .contains("Words for chats");
        assertThat(endpoint.await("/discord").json().at("/embeds/0/description").asString())
                .contains("Looking <into> it.", "/incidents/", "Preferences");
    }

    @Test
    void aChatAndAProgramFollowOneIncidentAndTheChatIsToldSo() {
        IncidentStory story =
                incidents.report("Followed by chats", null, new NewUpdate(null, "x", null, Map.of(), false));
        for (String channel : List.of("slack", "webhook")) {
            String path = "/follow." + channel;
            Map<String, List<String>> form = Map.of(
                    "url", List.of(endpoint.url(path)),
                    "email", List.of("owner.follow@example.com"),
                    "incident", List.of(story.id()));
            assertThat(new Strangers(port).post("/subscribe/" + channel, form).statusCode())
                    .isEqualTo(200);
            JsonNode question = endpoint.await(path).json();
            String words = channel.equals("slack")
                    ? question.at("/blocks/2/elements/0/text").asString()
                    : question.at("/subscription/confirm_url").asString();
            assertThat(new Strangers(port).get(path(words)).body()).contains("Followed by chats");
            new Strangers(port).post(path(words), Map.of());
        }

        report("Of no concern to them");
        incidents.post(story.id(), new NewUpdate(IncidentStatus.IDENTIFIED, "Found.", null, Map.of(), true), null);

        assertThat(endpoint.await("/follow.slack")
                        .json()
                        .at("/blocks/1/text/text")
                        .asString())
                .startsWith("Found.")
                .contains("You follow this; that ends by itself 14 days after it is over.");
        assertThat(endpoint.await("/follow.webhook").json().at("/incident/name").asString())
                .isEqualTo("Followed by chats");
        assertThat(endpoint.waiting("/follow.slack") + endpoint.waiting("/follow.webhook"))
                .isZero();
    }

    @Test
    void aProgramHearsOfEachChangeOfAComponentOnceAndOfNoneThatIsSilent() {
        hear("/parts");
        String part = components
                .add(new NewComponent(null, "Told by hook", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        components.set(part, ComponentStatus.PARTIAL_OUTAGE, null);

        JsonNode json = endpoint.await("/parts").json();
        assertThat(json.has("incident")).isFalse();
        assertThat(json.at("/component_update/old_status").asString()).isEqualTo("operational");
        assertThat(json.at("/component_update/new_status").asString()).isEqualTo("partial_outage");
        assertThat(json.at("/component_update/component_id").asString()).isEqualTo(part);
        assertThat(json.at("/component/name").asString()).isEqualTo("Told by hook");

        incidents.report(
                "Silent", null, new NewUpdate(null, "x", null, Map.of(part, ComponentStatus.MAJOR_OUTAGE), false));
        incidents.report("Loud", null, new NewUpdate(null, "x", null, Map.of(part, ComponentStatus.OPERATIONAL), true));
        String both = endpoint.await("/parts").body() + endpoint.await("/parts").body();

        assertThat(both)
                .contains("\"old_status\":\"major_outage\"", "\"name\":\"Loud\"")
                .doesNotContain("Silent");
        assertThat(endpoint.waiting("/parts")).isZero();
    }

    @Test
    void whatAnEntryTurnedIsNotToldWhenItIsTakenBackBeforeAnybodyHeard() {
        String part = components
                .add(new NewComponent(null, "Turned back", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        transaction.executeWithoutResult(tx -> {
            IncidentStory story = incidents.report(
                    "Undone", null, new NewUpdate(null, "x", null, Map.of(part, ComponentStatus.MAJOR_OUTAGE), true));
            announcements.hold(
                    story.newest().id(), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));
            assertThat(changesOf(part)).isEqualTo(1);
            announcements.recall(story.newest().id());
            incidents.delete(story.id(), null);
        });

        assertThat(changesOf(part)).isZero();
    }

    @Test
    void whatIsNoEndpointIsRefusedWithItsReason() {
        assertThat(ask("slack", "https://evil.example/services/x", "sam@example.com")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ask("webhook", "http://0x7f000001/", "sam@example.com").body())
                .contains("on the public Internet");
        assertThat(ask("webhook", endpoint.url("/x"), "nobody").body()).contains("complete e-mail address");
        assertThat(new Strangers(port).get("/subscribe/irc").statusCode()).isEqualTo(404);
        assertThat(endpoint.waiting("/x")).isZero();
    }

    @Test
    void anEndpointThatIsGoneHasUnsubscribed() {
        String id = hear("/gone");
        endpoint.answers("/gone", 410);

        report("Words for who is gone");

        endpoint.await("/gone");
        until(() -> subscribers.findById(id).orElseThrow().state() == SubscriberState.UNSUBSCRIBED);
    }

    @Test
    void anEndpointThatFailsForADayIsPausedAndItsOwnerToldHowToResumeIt() {
        String id = hear("/broken");
        String label = subscribers.findById(id).orElseThrow().subscription().address();
        endpoint.answers("/broken", 500);
        IncidentStory story = report("Words in vain");
        endpoint.await("/broken");
        until(() -> attempts(story) == 1);
        jdbc.sql(
                        "update delivery set created_at = now() - interval '25 hours', next_attempt_at = now() where channel = 'webhook'")
                .update();
        notices.send(Deliveries.NOTICE);

        MimeMessage mail = Inbox.await("owner.broken@example.com", 1).get(0);

        assertThat(Inbox.subject(mail)).contains("paused");
        assertThat(suspensions.isSuspended("webhook", label)).isTrue();
        new Strangers(port).post(Inbox.link(mail, "/subscriptions/"), Map.of("scope", List.of("all")));
        assertThat(suspensions.isSuspended("webhook", label)).isFalse();
        endpoint.answers("/broken", 200);
        endpoint.await("/broken");
        report("Words again");
        assertThat(endpoint.await("/broken").body()).contains("Words again");
    }

    @Test
    void endpointsThatHangHoldUpNeitherOthersNorMail() {
        for (int i = 0; i < 6; i++) {
            hear("/hangs" + i);
            endpoint.hangs("/hangs" + i);
        }
        hear("/well");

        report("Words among the hanging");
        report("Words after the hanging");

        assertThat(endpoint.await("/well").body()).contains("Words among");
        assertThat(endpoint.await("/well").body()).contains("Words after");
        for (int i = 0; i < 6; i++) {
            endpoint.await("/hangs" + i);
            assertThat(endpoint.waiting("/hangs" + i)).isZero();
        }
    }

    /** Subscribes a path of the endpoint and confirms it; the subscriber's id. */
    private String hear(String path) {
        EndpointUrl url = EndpointUrl.of("webhook", endpoint.url(path), new ChatSettings(List.of()))
                .orElseThrow();
        MailAddress owner =
                MailAddress.of("owner." + path.substring(1) + "@example.com").orElseThrow();
        endpoints.subscribe(url, owner, Wish.of(Set.of(), Extent.ALL), Locale.ENGLISH);
        JsonNode subscription = endpoint.await(path).json().at("/subscription");
        new Strangers(port).post(path(subscription.at("/confirm_url").asString()), Map.of());
        return subscription.at("/id").asString();
    }

    private HttpResponse<String> ask(String channel, String path) {
        return ask(channel, endpoint.url(path), "owner." + path.substring(1) + "@example.com");
    }

    private HttpResponse<String> ask(String channel, String url, String contact) {
        return new Strangers(port)
                .post(
                        "/subscribe/" + channel,
                        Map.of("url", List.of(url), "email", List.of(contact), "scope", List.of("all")));
    }

    private IncidentStory report(String name) {
        return incidents.report(name, null, new NewUpdate(null, "Looking <into> it.", null, Map.of(), true));
    }

    private int attempts(IncidentStory story) {
        return jdbc.sql(
                        "select coalesce(max(attempts), 0) from delivery where channel = 'webhook' and subject_id like ?")
                .param(story.id() + ".%")
                .query(Integer.class)
                .single();
    }

    private int changesOf(String componentId) {
        return jdbc.sql("select count(*) from component_outbox where component_id = ?")
                .param(componentId)
                .query(Integer.class)
                .single();
    }

    private static String path(String words) {
        Matcher url = Pattern.compile("https?://[^/]+(/subscriptions/[A-Za-z0-9/_-]+|/unsubscribe/[A-Za-z0-9_-]+)")
                .matcher(words);
        assertThat(url.find()).as(words).isTrue();
        return URI.create(url.group(1)).getPath();
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }
}
