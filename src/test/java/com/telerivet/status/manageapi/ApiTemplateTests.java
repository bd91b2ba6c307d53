package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@AppTest
class ApiTemplateTests {

    @Autowired
    private StatusPage page;

    @Autowired
    private Components components;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String templates;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        templates = "/pages/" + page.profile().id() + "/incident_templates";
    }

    @Test
    void aTemplateIsAddedWithItsComponentsAndListed() {
        String component = components
                .add(new NewComponent(null, "Queue", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        ApiClient.Answer made = api.post(
                templates,
                """
                {"template":{"name":"Slow","title":"{component} is slow","body":"Since {start}.","group_id":"g1",
                "update_status":"identified","should_tweet":true,"should_send_notifications":"f","component_ids":["%s"]}}
                """
                        .formatted(component));
        assertThat(made.status()).isEqualTo(201);
        JsonNode json = made.json();
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "components",
                        "name",
                        "title",
                        "body",
                        "group_id",
                        "update_status",
                        "should_tweet",
                        "should_send_notifications");
        assertThat(json.at("/components/0/id").asString()).isEqualTo(component);
        assertThat(json.at("/components/0/name").asString()).isNotBlank();
        assertThat(made.text("title")).as("as it was written").isEqualTo("{component} is slow");
        assertThat(made.text("group_id")).isEqualTo("g1");
        assertThat(made.text("update_status")).isEqualTo("identified");
        assertThat(json.get("should_send_notifications").booleanValue()).isFalse();
        assertThat(api.get(templates).json().toString()).contains(made.text("id"));
    }

    @Test
    void theWrapperMayBeWrittenInFull() {
        ApiClient.Answer made =
                api.post(templates, "{\"incident_template\":{\"name\":\"N\",\"title\":\"T\",\"body\":\"B\"}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("update_status").isNull()).isTrue();
        assertThat(made.json().get("should_send_notifications").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"template\":{\"name\":\"N\",\"title\":\"T\"}}",
                "{\"template\":{\"name\":\" \",\"title\":\"T\",\"body\":\"B\"}}",
                "{\"template\":{\"name\":\"N\",\"title\":\"T\",\"body\":\"B\",\"update_status\":\"broken\"}}",
                "{\"template\":{\"name\":\"N\",\"title\":\"T\",\"body\":\"B\",\"component_ids\":[\"nosuchthing0\"]}}"
            })
    void whatCannotBeATemplateIsRefusedAndNothingIsKept(String body) {
        int before = api.get(templates).json().size();
        assertThat(api.post(templates, body).status()).isEqualTo(422);
        assertThat(api.get(templates).json().size()).isEqualTo(before);
    }
}
