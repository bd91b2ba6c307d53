package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@AppTest
class ApiMetricTests {

    @Autowired
    private StatusPage page;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String base;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        base = "/pages/" + page.profile().id();
    }

    @Test
    void aProviderIsAddedChangedAndDeletedAndKeepsNoSecret() {
        String providers = base + "/metrics_providers";
        ApiClient.Answer made = api.post(
                providers,
                "{\"metrics_provider\":{\"type\":\"Datadog\",\"api_key\":\"s3cret\",\"application_key\":\"s3cret\",\"metric_base_uri\":\"https://example.com\"}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "type",
                        "disabled",
                        "metric_base_uri",
                        "last_revalidated_at",
                        "created_at",
                        "updated_at",
                        "page_id");
        assertThat(made.response().body()).doesNotContain("s3cret");
        String one = providers + "/" + made.text("id");

        assertThat(api.patch(one, "{\"metrics_provider\":{\"metric_base_uri\":null}}")
                        .text("metric_base_uri"))
                .isNull();
        assertThat(api.get(one).text("type")).isEqualTo("Datadog");
        assertThat(api.get(providers).json().toString()).contains(made.text("id"));
        assertThat(api.post(providers, "{\"metrics_provider\":{\"type\":\"Oracle\"}}")
                        .status())
                .isEqualTo(422);
        String metric =
                api.post(one + "/metrics", "{\"metric\":{\"name\":\"Theirs\"}}").text("id");
        ApiClient.Answer refused =
                api.post(base + "/metrics/" + metric + "/data", "{\"data\":{\"timestamp\":1422680400,\"value\":1}}");
        assertThat(refused.status()).isEqualTo(405);

        assertThat(api.delete(one).status()).isEqualTo(200);
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(api.get(base + "/metrics/" + metric).status()).isEqualTo(404);
    }

    @Test
    void aMetricGoesFromCreationOverPointsToItsEnd() {
        String provider = api.post(base + "/metrics_providers", "{\"metrics_provider\":{\"type\":\"self\"}}")
                .text("id");
        String metrics = base + "/metrics_providers/" + provider + "/metrics";
        ApiClient.Answer made = api.send(
                "POST",
                metrics + ".json",
                ApiClient.FORM,
                "metric[name]=Queue+length&metric[suffix]=jobs&metric[decimal_places]=0&metric[y_axis_max]=500"
                        + "&metric[tooltip_description]=Waiting&metric[metric_identifier]=queue.length&metric[display]=t");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        ("id metrics_provider_id metrics_display_id metric_identifier name display tooltip_description"
                                        + " backfilled y_axis_min y_axis_max y_axis_hidden suffix decimal_places"
                                        + " most_recent_data_at created_at updated_at last_fetched_at"
                                        + " backfill_percentage reference_name archived_at")
                                .split(" "));
        assertThat(made.text("suffix")).isEqualTo("jobs");
        assertThat(made.json().get("y_axis_max").asDouble()).isEqualTo(500);
        assertThat(made.text("metric_identifier")).isEqualTo("queue.length");
        assertThat(api.get(metrics).json()).hasSize(1);
        String one = base + "/metrics/" + made.text("id");

        assertThat(api.post(one + "/data", "{\"data\":{\"timestamp\":1422680400,\"value\":12.5}}")
                        .status())
                .isEqualTo(201);
        assertThat(api.get(one).text("most_recent_data_at")).isEqualTo("2015-01-31T05:00:00.000Z");
        ApiClient.Answer empty = api.delete(one + "/data");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.text("most_recent_data_at")).isNull();

        JsonNode changed = api.patch(
                        one,
                        "{\"metric\":{\"name\":\"Backlog\",\"display\":false,\"y_axis_max\":null,\"suffix\":\"\"}}")
                .json();
        assertThat(changed.get("name").asString()).isEqualTo("Backlog");
        assertThat(changed.get("display").asBoolean()).isFalse();
        assertThat(changed.get("y_axis_max").isNull()).isTrue();
        assertThat(changed.get("suffix").isNull())
                .as("none is null, never empty")
                .isTrue();
        assertThat(changed.get("tooltip_description").asString()).isEqualTo("Waiting");
        new Site(port).textWhen("/", html -> !html.contains("Queue length") && !html.contains("Backlog"));
        assertThat(api.patch(one, "{\"metric\":{\"archived\":true}}").text("archived_at"))
                .isNotNull();
        assertThat(api.patch(one, "{\"metric\":{\"archived\":false}}").text("archived_at"))
                .isNull();
        assertThat(api.delete(one).status()).isEqualTo(200);
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(api.delete(one).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\"x\",\"decimal_places\":7}",
                "{\"name\":\"x\",\"decimal_places\":1.5}",
                "{\"name\":\"x\",\"y_axis_min\":\"low\"}",
                "{\"name\":\"x\",\"y_axis_min\":2,\"y_axis_max\":1}",
                "{\"name\":\"x\",\"suffix\":\"much too long a suffix\"}"
            })
    void whatCannotBeIsRefused(String metric) {
        String provider = api.post(base + "/metrics_providers", "{\"metrics_provider\":{\"type\":\"Self\"}}")
                .text("id");

        assertThat(api.post(base + "/metrics_providers/" + provider + "/metrics", "{\"metric\":" + metric + "}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(base + "/metrics_providers/nosuchprovid/metrics", "{\"metric\":{\"name\":\"x\"}}")
                        .status())
                .isEqualTo(404);
    }
}
