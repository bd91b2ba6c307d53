package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Inbox;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AppTest
class SubscriberPagesTests {

    @Value("${server.port}")
    private int port;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Recipients recipients;

    @Autowired
    private Components components;

    @Test
    void samSubscribesConfirmsChoosesAndLeaves() {
        String api = component("API");
        component("Web app");
        String sam = "sam.story@example.com";
        Strangers web = new Strangers(port);

        assertThat(web.post("/subscribe", Map.of("email", List.of(sam))).body()).contains(Strangers.UNIFORM);
        MimeMessage mail = Inbox.await(sam, 1).get(0);
        assertThat(Inbox.subject(mail)).startsWith("Confirm your subscription to ");
        assertThat(Inbox.text(mail)).contains(sam, "within 7 days");
        assertThat(Inbox.html(mail)).contains(sam, "Confirm the subscription");
        assertThat(Inbox.header(mail, "List-Unsubscribe")).isEqualTo("null");
        assertThat(Inbox.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");

        String confirm = Inbox.link(mail, "/subscriptions/confirm/");
        long before = subscribers.countActive();
        long ofOthers = heardOf(api);
        assertThat(web.get(confirm).body()).contains(sam, "Yes, subscribe me");
        assertThat(subscribers.countActive()).isEqualTo(before);
        HttpResponse<String> confirmed = web.post(confirm, Map.of());
        assertThat(confirmed.body()).contains("You are subscribed", sam);
        assertThat(subscribers.countActive()).isEqualTo(before + 1);
        assertThat(web.get(confirm).body()).contains("You are subscribed");

        String preferences = Strangers.link(confirmed.body(), "/subscriptions/");
        assertThat(web.get(preferences).body()).contains("value=\"all\" checked", "Web app");
        assertThat(web.post(preferences, Map.of("scope", List.of("chosen"), "components", List.of(api)))
                        .body())
                .contains("Saved.", "value=\"" + api + "\" checked");
        assertThat(heardOf(api)).isEqualTo(ofOthers + 1);
        assertThat(heardOf("somethinelse")).isEqualTo(ofOthers);
        assertThat(web.post(preferences, Map.of("scope", List.of("chosen"))).statusCode())
                .isEqualTo(422);

        String leave = Strangers.link(web.get(preferences).body(), "/unsubscribe/");
        assertThat(web.get(leave).body()).contains("Unsubscribe?");
        assertThat(subscribers.countActive()).isEqualTo(before + 1);
        assertThat(web.post(leave, Map.of("List-Unsubscribe", List.of("One-Click")))
                        .body())
                .contains("You are unsubscribed");
        assertThat(subscribers.countActive()).isEqualTo(before);
        assertThat(web.post(leave, Map.of()).statusCode()).isEqualTo(200);
        assertThat(web.get(preferences).statusCode()).isEqualTo(404);
        assertThat(web.get(confirm).statusCode()).isEqualTo(404);
    }

    @Test
    void theLanguageOfThePageIsKeptFromTheFormToTheMailsUntilItIsChanged() {
        String sam = "sam.sprache@example.com";
        Strangers web = new Strangers(port);
        assertThat(web.get("/es/").body())
                .contains("href=\"/subscribe?language=es\"", "name=\"language\" value=\"es\"");
        HttpResponse<String> form = web.get("/subscribe?language=es");
        assertThat(form.body())
                .contains("<html lang=\"es\"", "Recibir avisos", "name=\"language\" value=\"es\"")
                .contains("href=\"/subscribe/slack?language=es\"", "href=\"/subscribe?language=ar\"", "href=\"/es/\"");
        assertThat(web.post("/subscribe", Map.of("email", List.of("sam"), "language", List.of("es")))
                        .body())
                .contains("Escriba una sola dirección");
        web.post("/subscribe", Map.of("email", List.of(sam), "language", List.of("es")));
        MimeMessage mail = Inbox.await(sam, 1).get(0);
        assertThat(Inbox.subject(mail)).startsWith("Confirme su suscripción");
        assertThat(Inbox.html(mail)).contains("lang=\"es\"").doesNotContain(" dir=");
        String confirm = Inbox.link(mail, "/subscriptions/confirm/");
        assertThat(web.get(confirm).body()).contains("Sí, quiero suscribirme");
        String preferences = Strangers.link(web.post(confirm, Map.of()).body(), "/subscriptions/");
        assertThat(web.get(preferences).body()).contains("Su suscripción", "<option value=\"es\" lang=\"es\" selected");

        assertThat(web.post(preferences, Map.of("scope", List.of("all"), "language", List.of("ar")))
                        .body())
                .contains("lang=\"ar\"", "dir=\"rtl\"", "تم الحفظ.");
        web.post("/subscribe", Map.of("email", List.of(sam), "language", List.of("fr")));
        MimeMessage already = Inbox.await(sam, 2).get(1);
        assertThat(Inbox.subject(already)).startsWith("أنت مشترك بالفعل");
        assertThat(Inbox.html(already)).contains("<html lang=\"ar\" dir=\"rtl\"", "<div class=\"sheet\" lang=\"ar\"");
        String leave = Strangers.link(web.get(preferences).body(), "/unsubscribe/");
        assertThat(web.get(leave).body()).contains("أتريد إلغاء الاشتراك؟");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es-AR", "<script>", ""})
    void aLanguageThatIsNotOfferedIsEnglish(String code) {
        assertThat(new Strangers(port)
                        .post("/subscribe", Map.of("email", List.of("sam"), "language", List.of(code)))
                        .body())
                .contains("<html lang=\"en\"", "name=\"language\" value=\"en\"");
    }

    @Test
    void everyAddressGetsTheSameAnswer() {
        Strangers web = new Strangers(port);
        String active = "active@example.com";
        String unconfirmed = "unconfirmed@example.com";
        String left = "left@example.com";
        confirmed(web, active);
        web.post("/subscribe", Map.of("email", List.of(unconfirmed)));
        confirmed(web, left);
        subscribers.unsubscribe(token(left));

        List<String> answers = List.of(active, unconfirmed, left, "new@example.com").stream()
                .map(address -> web.post("/subscribe", Map.of("email", List.of(address))))
                .map(answer -> answer.statusCode() + answer.body())
                .distinct()
                .toList();
        assertThat(answers).singleElement().satisfies(a -> assertThat(a).startsWith("200"));
    }

    @Test
    void subscribingAnActiveAddressAgainChangesNothingAndSaysSoOnce() {
        Strangers web = new Strangers(port);
        String sam = "sam.again@example.com";
        confirmed(web, sam);
        String api = component("API again");
        Map<String, List<String>> narrowed =
                Map.of("email", List.of("SAM.again@example.com"), "components", List.of(api));
        web.post("/subscribe", narrowed);
        web.post("/subscribe", narrowed);
        MimeMessage told = Inbox.await(sam, 2).get(1);
        assertThat(Inbox.subject(told)).contains("already");
        Subscription subscription = subscribers
                .managed(Inbox.link(told, "/subscriptions/").replaceFirst(".*/", ""))
                .orElseThrow();
        assertThat(subscription.hearsOfAll()).isTrue();
        confirmed(web, "sam.after@example.com");
        assertThat(Inbox.mails(sam)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sam",
                "sam@",
                "@example.com",
                "sam@example",
                "sam@exa mple.com",
                "sam@example.com, mallory@example.com",
                "sam@example.com\r\nBcc: mallory@example.com",
                "\"<script>alert(1)</script>\"@example.com",
                "sam..x@example.com"
            })
    void aBadAddressKeepsWhatWasTyped(String typed) {
        HttpResponse<String> answer = new Strangers(port).post("/subscribe", Map.of("email", List.of(typed)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Give one complete e-mail address", "aria-invalid=\"true\"")
                .doesNotContain("<script>alert");
        if (typed.matches("[a-z@.]+")) {
            assertThat(answer.body()).contains("value=\"" + typed + "\"");
        }
    }

    @Test
    void aProgramThatFillsInEveryFieldGetsTheSameAnswerAndNoMail() {
        Strangers web = new Strangers(port);
        String victim = "victim@example.com";
        assertThat(web.post("/subscribe", Map.of("email", List.of(victim), "website", List.of("https://spam.example")))
                        .body())
                .contains(Strangers.UNIFORM);
        confirmed(web, "after.victim@example.com");
        assertThat(Inbox.mails(victim)).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        Strangers web = new Strangers(port);
        Map<String, List<String>> form = Map.of("email", List.of("cross@example.com"));
        assertThat(web.post("/subscribe", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(web.post("/subscribe", form, "Origin", "https://mallory.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(web.post("/subscribe", form, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(web.post("/subscribe", form, "Origin", "http://localhost:" + port)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions/nobodys", "/subscriptions/confirm/nobodys", "/unsubscribe/nobodys"})
    void anUnknownLinkSaysWhatToDo(String path) {
        Strangers web = new Strangers(port);
        assertThat(web.get(path).statusCode()).isEqualTo(404);
        assertThat(web.get(path).body()).contains("This link does not work any more", "/subscribe");
        assertThat(web.get(path, "Accept-Language", "de, pt-BR;q=0.8, en;q=0.5").body())
                .contains("lang=\"pt\"", "/subscribe?language=pt");
        assertThat(web.post(path, Map.of()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscribe", "/unsubscribe/nobodys"})
    void thePagesAreKeptByNobodyAndTellNobody(String path) {
        HttpResponse<String> page = new Strangers(port).get(path);
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        v -> assertThat(v).startsWith("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void tokensAreNotInTheDatabase(@Autowired org.springframework.jdbc.core.simple.JdbcClient jdbc) {
        Strangers web = new Strangers(port);
        confirmed(web, "hashed@example.com");
        String row = jdbc.sql("select s::text from subscriber s where address = 'hashed@example.com'")
                .query(String.class)
                .single();
        SubscriptionLinks links = subscribers.links(
                subscribers.leaving(token("hashed@example.com")).orElseThrow().id());
        assertThat(row)
                .doesNotContain(links.confirm().replaceFirst(".*/", ""))
                .doesNotContain(links.preferences().replaceFirst(".*/", ""))
                .doesNotContain(links.unsubscribe().replaceFirst(".*/", ""));
    }

    private void confirmed(Strangers web, String address) {
        web.post("/subscribe", Map.of("email", List.of(address)));
        String link = Inbox.link(Inbox.await(address, 1).get(0), "/subscriptions/confirm/");
        assertThat(web.post(link, Map.of()).statusCode()).isEqualTo(200);
    }

    private String token(String address) {
        String confirm = Inbox.link(Inbox.mails(address).get(0), "/subscriptions/confirm/")
                .replaceFirst(".*/", "");
        String id = subscribers.asked(confirm).orElseThrow().id();
        return subscribers.links(id).unsubscribe().replaceFirst(".*/", "");
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private long heardOf(String component) {
        return recipients
                .countByChannel(new News(Set.of(component), null, false, true), List.of())
                .getOrDefault("mail", 0L);
    }
}
