package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Endpoint;
import com.telerivet.status.testkit.SmsGateway;
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

    private static String link(Endpoint.Call call, String path) {
        Matcher link =
                Pattern.compile(Pattern.quote(path) + "[A-Za-z0-9_-]{43}").matcher(call.body());
        assertThat(link.find()).as(call.body()).isTrue();
        return link.group();
    }
}
