package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@AppTest
class ApiSubscriberTests {

    @Autowired
    private StatusPage page;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Suspensions suspensions;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String base;
    private String path;
    private String address;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        base = "/pages/" + page.profile().id();
        path = base + "/subscribers";
        address = "sam-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    }

    @Test
    void anAddressIsAskedBeforeItHearsOfAnything() {
        ApiClient.Answer made = add("\"email\":\"" + address + "\"");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        ("id skip_confirmation_notification mode email endpoint phone_number phone_country"
                                        + " display_phone_number obfuscated_channel_name workspace_name quarantined_at"
                                        + " purge_at components page_access_user_id created_at")
                                .split(" "));
        assertThat(made.text("mode")).isEqualTo("email");
        assertThat(made.text("email")).isEqualTo(address);
        assertThat(made.text("components")).isNull();
        assertThat(found("active")).isEmpty();
        assertThat(found("unconfirmed")).hasSize(1);
        assertThat(mailsTo(made.text("id"))).isEqualTo(1);
        String one = path + "/" + made.text("id");
        assertThat(api.get(one).json()).isEqualTo(made.json());
        assertThat(api.post(one + "/resend_confirmation", "").status()).isEqualTo(201);
        assertThat(mailsTo(made.text("id"))).isEqualTo(2);
    }

    @Test
    void whoHasAgreedAlreadyIsActiveAtOnceAndChoosesComponents() {
        String component = api.post(base + "/components", "{\"component\":{\"name\":\"Chosen\"}}")
                .text("id");
        String id = add("\"email\":\"" + address + "\",\"skip_confirmation_notification\":true")
                .text("id");
        assertThat(found("active")).hasSize(1);

        JsonNode chosen = api.patch(path + "/" + id, "{\"component_ids\":[\"" + component + "\"]}")
                .json();
        assertThat(chosen.get("components").toString()).isEqualTo("[\"" + component + "\"]");
        assertThat(api.patch(path + "/" + id, "{\"component_ids\":[]}").status())
                .isEqualTo(422);
        assertThat(api.patch(path + "/" + id, "{\"component_ids\":[\"nosuchcompon\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(api.patch(path + "/" + id, "{}").text("components")).isNull();
    }

    @Test
    void whoHasLeftIsAskedAgainWhateverTheTeamSays() {
        String id = add("\"email\":\"" + address + "\",\"skip_confirmation_notification\":true")
                .text("id");
        assertThat(api.delete(path + "/" + id).status()).isEqualTo(200);
        assertThat(found("all")).isEmpty();
        assertThat(api.get(path + "/unsubscribed").json().toString()).contains(id);
        assertThat(api.get(path + "/" + id).status()).isEqualTo(404);
        assertThat(api.patch(path + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(api.delete(path + "/" + id).status()).isEqualTo(404);

        add("\"email\":\"" + address + "\",\"skip_confirmation_notification\":true");
        assertThat(found("active")).isEmpty();
        assertThat(found("unconfirmed")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"email\":\"no address\"",
                "\"email\":\"\"",
                "\"endpoint\":7",
                "\"email\":\"a@example.com\",\"component_ids\":[]",
                "\"email\":\"a@example.com\",\"component_ids\":[\"nosuchcompon\"]",
                "\"phone_number\":\"5551234\",\"phone_country\":\"US\""
            })
    void whatCannotBeWrittenToIsRefused(String subscriber) {
        assertThat(add(subscriber).status()).isEqualTo(422);
    }

    @Test
    void aWebhookIsAddedWithItsSecretOrAskedFirst() {
        try (Endpoint endpoint = new Endpoint()) {
            String fields = "\"email\":\"" + address + "\",\"endpoint\":\"" + endpoint.url("/api") + "\"";
            ApiClient.Answer asked = add(fields);
            assertThat(asked.status()).isEqualTo(201);
            assertThat(asked.json().has("signature_secret")).isFalse();
            assertThat(endpoint.await("/api").json().at("/subscription/id").asString())
                    .isEqualTo(asked.text("id"));

            ApiClient.Answer made = add(fields + ",\"skip_confirmation_notification\":true");
            assertThat(made.text("id")).isEqualTo(asked.text("id"));
            assertThat(made.text("mode")).isEqualTo("webhook");
            assertThat(made.text("endpoint")).isEqualTo(endpoint.url("/api"));
            assertThat(made.text("email")).isEqualTo(address);
            assertThat(api.get(path + "/" + made.text("id")).text("email")).isEqualTo(address);
            assertThat(made.text("signature_secret")).hasSize(43);
            assertThat(api.get(path + "/count?type=webhook")
                            .json()
                            .get("webhook")
                            .asLong())
                    .isPositive();
            String fresh = fields.replace("/api\"", "/fresh\"");
            ApiClient.Answer agreed = add(fresh + ",\"skip_confirmation_notification\":true");
            assertThat(agreed.text("signature_secret")).hasSize(43);
            assertThat(api.get(path + "?type=webhook&state=active").json().toString())
                    .contains(agreed.text("id"));
            assertThat(add(fields.replace("http", "ftp")).status()).isEqualTo(422);
            assertThat(api.delete(path + "/" + made.text("id")).text("endpoint"))
                    .isEqualTo(endpoint.url("/api"));
        }
    }

    @Test
    void aPhoneIsAddedByItsInternationalNumber() {
        ApiClient.Answer made = add("\"phone_number\":\"+1 555 010 7777\",\"skip_confirmation_notification\":true");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("mode")).isEqualTo("sms");
        assertThat(made.text("phone_number")).isEqualTo("+15550107777");
        assertThat(api.get(path + "/histogram_by_state")
                        .json()
                        .at("/sms/active")
                        .asLong())
                .isPositive();
        assertThat(api.delete(path + "/" + made.text("id")).status()).isEqualTo(200);
    }

    @Test
    void theTeamAddsWhomItLikesHoweverManyStrangersWaitForTheirConfirmation() {
        jdbc.sql(
                        """
                        insert into subscriber (id, channel, address, state, all_components, locale, salt, confirm_hash,
                            manage_hash, unsubscribe_hash, created_at, asked_at, version)
                        select 'crowd' || lpad(n::text, 7, '0'), 'mail', 'crowd' || n || '@example.com', 'unconfirmed', true, 'en', 's',
                            'c' || n, 'm' || n, 'u' || n, now(), now(), 0
                        from generate_series(1, 10000) n
                        """)
                .update();
        try (Endpoint endpoint = new Endpoint()) {
            String webhook = "\"email\":\"" + address + "\",\"endpoint\":\"" + endpoint.url("/crowd");
            String agreed = "\"skip_confirmation_notification\":true";

            assertThat(add(webhook + "\"").status()).isEqualTo(201);
            assertThat(endpoint.await("/crowd").json().has("subscription")).isTrue();
            assertThat(add(webhook + "-too\"," + agreed).status()).isEqualTo(201);
            ApiClient.Answer phone = add("\"phone_number\":\"+15550107778\"," + agreed);
            assertThat(phone.status()).isEqualTo(201);
            api.delete(path + "/" + phone.text("id"));
        } finally {
            jdbc.sql("delete from subscriber where id like 'crowd%'").update();
        }
    }

    @Test
    void listsAreNarrowedSortedAndCounted() {
        long before = api.get(path + "/count").json().get("email").asLong();
        add("\"email\":\"" + address + "\",\"skip_confirmation_notification\":true");

        assertThat(api.get(path + "/count").json().get("email").asLong()).isEqualTo(before + 1);
        assertThat(api.get(path + "/count?type=sms").json().get("email").asLong())
                .isZero();
        JsonNode histogram = api.get(path + "/histogram_by_state").json();
        assertThat(histogram.get("email").get("active").asLong()).isEqualTo(before + 1);
        assertThat(histogram.get("slack").get("total").asLong()).isZero();
        assertThat(api.get(path + "?type=email&q=" + address.toUpperCase()).json())
                .hasSize(1);
        assertThat(api.get(path + "?page=1&limit=1&q=" + address).json()).isEmpty();
        assertThat(api.get(path + "?sort_field=created_at&sort_direction=desc&limit=1")
                        .json()
                        .get(0)
                        .get("email")
                        .asString())
                .isEqualTo(address);
        assertThat(api.get(path + "?state=quarantined&q=" + address).json()).isEmpty();
        for (String wrong : new String[] {"type=fax", "state=gone", "sort_field=x", "sort_direction=x", "page=-1"}) {
            assertThat(api.get(path + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void anAddressThatRefusedIsInQuarantineUntilItIsReactivated() {
        String id = add("\"email\":\"" + address + "\",\"skip_confirmation_notification\":true")
                .text("id");
        long active = histogram("email", "active");
        long quarantined = histogram("email", "quarantined");

        suspensions.suspend("mail", address, "550 no such user");

        assertThat(found("active")).isEmpty();
        assertThat(found("quarantined")).hasSize(1);
        assertThat(api.get(path + "/" + id).text("quarantined_at")).startsWith("20");
        assertThat(histogram("email", "active")).isEqualTo(active - 1);
        assertThat(histogram("email", "quarantined")).isEqualTo(quarantined + 1);
        assertThat(api.get(path + "/count?type=email&state=quarantined")
                        .json()
                        .get("email")
                        .asLong())
                .isEqualTo(quarantined + 1);

        assertThat(api.post(path + "/reactivate", "{\"subscribers\":[\"" + id + "\"]}")
                        .status())
                .isEqualTo(201);
        assertThat(found("active")).hasSize(1);
        assertThat(api.get(path + "/" + id).json().get("quarantined_at").isNull())
                .isTrue();
        assertThat(suspensions.isSuspended("mail", address)).isFalse();
    }

    @Test
    void listsAreSortedByQuarantineAndByRelevance() {
        String word = address.substring(0, address.indexOf('@'));
        List<String> addresses = List.of("b." + word + "@example.com", "a." + word + "@example.com", address);
        addresses.forEach(each -> add("\"email\":\"" + each + "\",\"skip_confirmation_notification\":true"));
        String list = path + "?state=all&q=" + word;
        suspensions.suspend("mail", addresses.get(1), "550 no such user");
        assertThat(emails(list + "&sort_field=quarantined_at").get(0)).isEqualTo(addresses.get(1));
        suspensions.suspend("mail", addresses.get(0), "550 no such user");

        assertThat(emails(list + "&sort_field=quarantined_at"))
                .as("in the order in which they were, the others last")
                .containsExactly(addresses.get(1), addresses.get(0), address);
        assertThat(emails(list + "&sort_field=quarantined_at&sort_direction=desc"))
                .containsExactly(addresses.get(0), addresses.get(1), address);
        assertThat(emails(list + "&sort_field=relevance")).containsExactly(address, addresses.get(1), addresses.get(0));
        assertThat(emails(list + "&sort_field=primary")).containsExactly(addresses.get(1), addresses.get(0), address);
        assertThat(emails(path + "?sort_field=relevance")).isEqualTo(emails(path + "?sort_field=primary"));
    }

    @Test
    void chatsAreListedAndCountedUnderTheTypesOfTheContract() {
        long slack = histogram("slack", "active");
        long partners = histogram("integration_partner", "active");
        for (String channel : List.of("slack", "discord")) {
            jdbc.sql(
                            """
                            insert into subscriber (id, channel, address, state, all_components, locale, salt, confirm_hash,
                                manage_hash, unsubscribe_hash, created_at, asked_at, confirmed_at, version)
                            values (:id, :channel, :label, 'active', true, 'en', 's', :id || 'c', :id || 'm', :id || 'u',
                                now(), now(), now(), 0)
                            """)
                    .param("id", Ids.random())
                    .param("channel", channel)
                    .param("label", channel + " of " + address)
                    .update();
        }

        assertThat(histogram("slack", "active")).isEqualTo(slack + 1);
        assertThat(histogram("integration_partner", "active")).isEqualTo(partners + 1);
        JsonNode discord = api.get(path + "?type=integration_partner&q=discord%20of%20" + address)
                .json()
                .get(0);
        assertThat(discord.get("mode").asString()).isEqualTo("integration_partner");
        assertThat(discord.get("obfuscated_channel_name").asString()).isEqualTo("discord of " + address);
        assertThat(discord.get("email").isNull()).isTrue();
        jdbc.sql("delete from subscriber where address like '% of ' || ?")
                .param(address)
                .update();
    }

    private long histogram(String type, String state) {
        return api.get(path + "/histogram_by_state").json().get(type).get(state).asLong();
    }

    @Test
    void manyAreUnsubscribedAtOnce() {
        String id = add("\"email\":\"" + address + "\",\"skip_confirmation_notification\":true")
                .text("id");

        assertThat(api.post(path + "/unsubscribe", "{\"subscribers\":[\"" + id + "\",\"nosuchperson\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(found("active")).hasSize(1);
        assertThat(api.post(path + "/unsubscribe", "{\"subscribers\":[\"" + id + "\"]}")
                        .status())
                .isEqualTo(201);
        assertThat(found("active")).isEmpty();
        assertThat(api.post(path + "/unsubscribe", "{\"subscribers\":[]}").status())
                .isEqualTo(422);
        assertThat(api.post(path + "/unsubscribe", "{}").status()).isEqualTo(422);
        assertThat(api.post(path + "/reactivate", "{\"subscribers\":\"all\"}").status())
                .isEqualTo(201);
        assertThat(api.post(path + "/resend_confirmation", "{\"subscribers\":\"all\",\"type\":\"sms\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whoAsksToBeErasedIsNowhereAfterwards() {
        String id = add("\"email\":\"" + address + "\",\"skip_confirmation_notification\":true")
                .text("id");
        api.delete(path + "/" + id);
        assertThat(api.get(path + "/unsubscribed").json().toString()).contains(address);

        assertThat(api.delete(path + "/" + id + "/data").status()).isEqualTo(204);

        assertThat(api.get(path + "/" + id).status()).isEqualTo(404);
        assertThat(api.get(path + "/unsubscribed").json().toString()).doesNotContain(address);
        assertThat(api.delete(path + "/" + id + "/data").status()).isEqualTo(404);
    }

    @Test
    void somebodyHearsOfOneIncidentOnly() {
        String incident = incident();
        ApiClient.Answer made = api.post(
                base + "/incidents/" + incident + "/subscribers",
                "{\"subscriber\":{\"email\":\"" + address + "\",\"skip_confirmation_notification\":true}}");
        assertThat(made.status()).isEqualTo(201);
        String id = made.text("id");
        String one = base + "/incidents/" + incident + "/subscribers/" + id;
        assertThat(api.get(one).text("email")).isEqualTo(address);
        assertThat(api.get(base + "/incidents/" + incident + "/subscribers").json())
                .hasSize(1);
        assertThat(found("active")).as("not one of the page's").isEmpty();
        assertThat(api.get(base + "/incidents/" + incident() + "/subscribers/" + id)
                        .status())
                .isEqualTo(404);

        api.patch(base + "/incidents/" + incident, "{\"incident\":{\"body\":\"News\"}}");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(mailsTo(id))
                .isEqualTo(1));

        assertThat(api.post(one + "/resend_confirmation", "").status()).isEqualTo(201);
        assertThat(api.delete(one).status()).isEqualTo(200);
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(api.get(base + "/incidents/nosuchincide/subscribers").status())
                .isEqualTo(404);
    }

    @Test
    void aPhoneHearsOfOneIncidentOnly() {
        String followers = base + "/incidents/" + incident() + "/subscribers";
        ApiClient.Answer made = api.post(
                followers,
                "{\"subscriber\":{\"phone_number\":\"+1 555 010 7779\",\"skip_confirmation_notification\":true}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("mode")).isEqualTo("sms");
        assertThat(made.text("phone_number")).isEqualTo("+15550107779");
        assertThat(api.get(followers).json()).hasSize(1);
        assertThat(api.get(path + "?type=sms&q=%2B15550107779").json())
                .as("not one of the page's")
                .isEmpty();
        assertThat(api.post(followers, "{\"subscriber\":{\"phone_number\":\"5551234\"}}")
                        .status())
                .isEqualTo(422);

        String page = add("\"phone_number\":\"+15550107780\",\"skip_confirmation_notification\":true")
                .text("id");
        assertThat(api.post(followers, "{\"subscriber\":{\"phone_number\":\"+15550107780\"}}")
                        .text("id"))
                .isEqualTo(page);
        assertThat(api.get(path + "?type=sms&q=%2B15550107780").json())
                .as("it hears of all else as before")
                .hasSize(1);
        for (String id : List.of(made.text("id"), page)) {
            assertThat(api.delete(followers + "/" + id).status()).isEqualTo(200);
        }
        api.delete(path + "/" + page);
    }

    private String incident() {
        return api.post(base + "/incidents", "{\"incident\":{\"name\":\"Followed\",\"deliver_notifications\":false}}")
                .text("id");
    }

    private ApiClient.Answer add(String fields) {
        return api.post(path, "{\"subscriber\":{" + fields + "}}");
    }

    private JsonNode found(String state) {
        return api.get(path + "?q=" + address + "&state=" + state).json();
    }

    private List<String> emails(String list) {
        return StreamSupport.stream(api.get(list).json().spliterator(), false)
                .map(each -> each.get("email").asString(""))
                .toList();
    }

    private int mailsTo(String id) {
        return jdbc.sql("select count(*) from delivery where recipient_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
