package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Endpoint;
import com.telerivet.status.testkit.SmsGateway;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PhoneStoryTests {

    @Value("${server.port}")
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void forgetThem() {
        jdbc.sql("delete from subscriber where channel = 'sms'").update();
    }

    @Test
    void samConfirmsByALinkHearsInFewWordsAndStops() {
        Strangers web = new Strangers(port);
        assertThat(web.get("/subscribe/sms").body()).contains("Phone number", "SMS");
        assertThat(web.post("/subscribe/sms", Map.of("phone", List.of("+1 (555) 010-0001")))
                        .body())
                .contains("If that number is not subscribed yet");

        Endpoint.Call question = SmsGateway.await();
        String basic = Base64.getEncoder().encodeToString("testkey:".getBytes(StandardCharsets.UTF_8));
        assertThat(question.header("Authorization")).isEqualTo("Basic " + basic);
        assertThat(question.json().at("/to_number").asString()).isEqualTo("+15550100001");
        String confirm = link(question, "/subscriptions/confirm/");
        assertThat(web.get(confirm).body()).contains("+15550100001");
        assertThat(web.post(confirm, Map.of()).body()).contains("You are subscribed");

        incidents.report("Messages are late", null, new NewUpdate(null, "Looking into it.", null, Map.of(), true));

        Endpoint.Call word = SmsGateway.await();
        assertThat(word.json().at("/content").asString())
                .contains("Investigating - Messages are late", "/incidents/", "Stop: ");
        assertThat(word.json().at("/content").asString().length()).isLessThan(306);
        assertThat(web.post(link(word, "/unsubscribe/"), Map.of()).body()).contains("is not told of incidents");
        assertThat(web.post("/subscribe/sms", Map.of("phone", List.of("555 0100")))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aPhoneFollowsOneIncidentAndIsToldSo() {
        Strangers web = new Strangers(port);
        IncidentStory story =
                incidents.report("Followed by phone", null, new NewUpdate(null, "We look.", null, Map.of(), false));
        web.post("/subscribe/sms", Map.of("phone", List.of("+1 555 010 0002"), "incident", List.of(story.id())));
        String confirm = link(SmsGateway.await(), "/subscriptions/confirm/");
        assertThat(web.get(confirm).body()).contains("Followed by phone");
        web.post(confirm, Map.of());

        incidents.report("Of no concern", null, new NewUpdate(null, "Elsewhere.", null, Map.of(), true));
        incidents.post(story.id(), new NewUpdate(IncidentStatus.IDENTIFIED, "Found.", null, Map.of(), true), null);

        assertThat(SmsGateway.await().json().at("/content").asString())
                .as("it hears of this incident only, and that it follows it")
                .contains("Identified - Followed by phone", "(you follow this)", "Stop: ");
    }

    private static String link(Endpoint.Call call, String path) {
        Matcher link =
                Pattern.compile(Pattern.quote(path) + "[A-Za-z0-9_-]{43}").matcher(call.body());
        assertThat(link.find()).as(call.body()).isTrue();
        return link.group();
    }

    @Test
    void aPhoneStopsStartsAndAsksByAWord() {
        jdbc.sql(
                        """
                        insert into subscriber (id, channel, address, state, all_components, locale, salt, confirm_hash,
                            manage_hash, unsubscribe_hash, created_at, asked_at, confirmed_at, version)
                        values ('smsreply0001', 'sms', '+15550001111', 'active', true, 'es', 's', 'r1', 'r2', 'r3',
                            now(), now(), now(), 0)
                        """)
                .update();
        assertThat(answer("wrong", "STOP").statusCode()).isEqualTo(403);
        assertThat(state()).isEqualTo("active");
        assertThat(answer(SmsGateway.HOOK_SECRET, "thanks").body()).isEqualTo("{\"messages\":[]}");
        assertThat(answer(SmsGateway.HOOK_SECRET, " stop. ").body()).contains("ya no recibirá mensajes");
        assertThat(state()).isEqualTo("unsubscribed");
        assertThat(answer(SmsGateway.HOOK_SECRET, "Start").body()).contains("vuelve a recibir");
        assertThat(state()).isEqualTo("active");
        assertThat(answer(SmsGateway.HOOK_SECRET, "¿Ayuda?").body()).contains("/subscribe/sms");
        answer(SmsGateway.HOOK_SECRET, "help");
        answer(SmsGateway.HOOK_SECRET, "help");
        assertThat(answer(SmsGateway.HOOK_SECRET, "Arrêt").body()).isEqualTo("{\"messages\":[]}");
        assertThat(state()).as("what is asked is done, answered or not").isEqualTo("unsubscribed");
    }

    private HttpResponse<String> answer(String secret, String content) {
        return new Strangers(port)
                .post(
                        "/subscribe/sms/replies",
                        Map.of(
                                "event", List.of("incoming_message"),
                                "from_number", List.of("+1 555 000 1111"),
                                "content", List.of(content),
                                "secret", List.of(secret)));
    }

    private String state() {
        return jdbc.sql("select state from subscriber where id = 'smsreply0001'")
                .query(String.class)
                .single();
    }
}
