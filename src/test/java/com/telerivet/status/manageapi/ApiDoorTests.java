package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.NewApiToken;
import com.telerivet.status.identity.TokenScope;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AppTest
class ApiDoorTests {

    private static final String UNAUTHENTICATED =
            "{\"error\":\"Could not authenticate\",\"message\":\"Could not authenticate\"}";

    @Autowired
    private StatusPage page;

    @Autowired
    private ApiTokens tokens;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String path;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        path = "/pages/" + page.profile().id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth ", "oauth ", "OAUTH   ", "Bearer ", "bEARER "})
    void theSchemeMayBeWrittenAsOneLikes(String scheme) {
        assertThat(api.send(api.bare(path).header("Authorization", scheme + AppTest.TOKEN))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theTokenMayStandInTheQuery() {
        assertThat(api.send(api.bare(path + "?api_key=" + AppTest.TOKEN)).status())
                .isEqualTo(200);
        assertThat(api.send(api.bare(path + "?api_key=" + AppTest.TOKEN + "x")).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pages", "/pages.json", "/pages/nosuchpage00", "/nothing/here", "/pages/x/metrics/data"})
    void aStrangerLearnsNothing(String anyPath) {
        for (String method : new String[] {"GET", "POST", "DELETE", "PUT", "OPTIONS"}) {
            ApiClient.Answer answer = api.send(api.bare(anyPath).method(method, BodyPublishers.ofString("{\"broken")));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().toString()).isEqualTo(UNAUTHENTICATED);
        }
        assertThat(api.send(api.bare(anyPath).header("Authorization", "Basic " + AppTest.TOKEN))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBrokenFormIsNoWayAroundTheDoor() {
        ApiClient.Answer answer = api.send(api.bare(path + "/metrics/data")
                .header("Content-Type", ApiClient.FORM)
                .POST(BodyPublishers.ofString("a=%00")));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        NewApiToken made = tokens.create("Mallory's", Set.of(TokenScope.ADMIN), null);
        String header = "Bearer " + made.secret().text();
        assertThat(api.send(api.bare(path).header("Authorization", header)).status())
                .isEqualTo(200);

        tokens.revoke(made.token().id());

        assertThat(api.send(api.bare(path).header("Authorization", header)).status())
                .isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsSaidInTheSameForm() {
        for (String unknown :
                new String[] {"/nothing", "/pages/nosuchpage00", path + "/nothing", path + "/metrics/x"}) {
            ApiClient.Answer answer = api.get(unknown);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().get("error").isString()).isTrue();
            assertThat(answer.json().get("message").isString()).isTrue();
        }
    }

    @Test
    void aWrongMethodIsSaidInTheSameForm() {
        ApiClient.Answer answer = api.send("DELETE", path + "/metrics", ApiClient.JSON, "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.response().headers().firstValue("Allow").orElse("")).contains("GET");
        assertThat(answer.json().get("error").isString()).isTrue();
    }

    @Test
    void answersAreNotStoredAndSetNoCookie() {
        var headers = api.get(path + ".json").response().headers();

        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":",
                "[1]",
                "\"text\"",
                "{\"data\":{}} {}",
                "{\"data\":{},\"data\":{}}",
                "{\"data\":{\"timestamp\":NaN}}",
                "{'data':{}}",
            })
    void aBodyThatIsNoJsonObjectIsNotUnderstood(String body) {
        ApiClient.Answer answer = api.post(path + "/metrics/data", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").isString()).isTrue();
    }

    @Test
    void depthAndLengthAreBounded() {
        String deep = "{\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String longNumber = "{\"data\":{\"timestamp\":" + "9".repeat(200_000) + "}}";
        String large = "{\"data\":\"" + "x".repeat(1024 * 1024) + "\"}";

        assertThat(api.post(path + "/metrics/data", deep).status()).isEqualTo(400);
        assertThat(api.post(path + "/metrics/data", longNumber).status()).isEqualTo(400);
        assertThat(api.post(path + "/metrics/data", large).status()).isEqualTo(413);
        assertThat(api.post("/alerts", large).error()).isEqualTo("\"The body is larger than 512 KB\"");
        assertThat(api.post("/alerts", large).status()).isEqualTo(413);
        assertThat(api.post("/metrics", large.repeat(2)).error()).isEqualTo("\"That is too much at once.\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data=1&data[timestamp]=2", "data[]=1&data[x]=2", "data[]=1&data[][x]=1", "a=%00"})
    void aFormThatContradictsItselfIsNotUnderstood(String form) {
        ApiClient.Answer answer = api.send("POST", path + "/metrics/data", ApiClient.FORM, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=x", "page=-1", "per_page=0", "per_page=101", "per_page=99999999999"})
    void aPageThatNoListHasIsNotUnderstood(String query) {
        assertThat(api.get(path + "/metrics?" + query).status()).isEqualTo(400);
    }

    @Test
    void aPagePastTheEndIsEmptyAndPageZeroIsTheFirst() {
        assertThat(api.get("/pages?page=2").json().toString()).isEqualTo("[]");
        assertThat(api.get("/pages?page=0").json()).hasSize(1);
    }

    @Test
    void tooManyRequestsAreToldWhenToComeBack() {
        String header = "OAuth "
                + tokens.create("A busy program", Set.of(TokenScope.ADMIN), null)
                        .secret()
                        .text();
        for (int i = 0; i < RequestAllowance.REQUESTS_A_MINUTE; i++) {
            assertThat(api.sendOnce(api.bare("/pages").header("Authorization", header))
                            .status())
                    .isIn(200, 429);
        }
        ApiClient.Answer refused;
        do {
            refused = api.sendOnce(api.bare("/pages").header("Authorization", header));
        } while (refused.status() == 200);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After").orElse(""))
                .matches("[1-9][0-9]?");
        assertThat(api.get(path).status()).isEqualTo(200);
        assertThat(api.sendOnce(api.bare(path + "/metrics/data")
                                .header("Authorization", header)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .as("points have an allowance of their own")
                .isNotEqualTo(429);
    }

    @Test
    void thePageNamesItselfTheSameEverywhere() {
        var one = api.get(path).json();

        assertThat(api.get("/pages").json().get(0)).isEqualTo(one);
        assertThat(one.get("id").stringValue()).isEqualTo(page.profile().id());
        assertThat(one.get("created_at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(one.has("css_no_data")).isTrue();
    }
}
