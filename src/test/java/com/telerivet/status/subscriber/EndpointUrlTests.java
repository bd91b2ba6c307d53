package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointUrlTests {

    private static final ChatSettings NONE = new ChatSettings(List.of());

    @ParameterizedTest
    @CsvSource({
        "slack, https://hooks.slack.com/services/T0/B0/x",
        "slack, https://hooks.slack.com/workflows/T0/A0/1/x",
        "teams, https://acme.webhook.office.com/webhookb2/x@y/IncomingWebhook/z/w",
        "teams, https://prod-01.westeurope.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke?sig=y",
        "teams, https://default0.1a.environment.api.powerplatform.com:443/powerautomate/x?sig=y",
        "discord, https://discord.com/api/webhooks/1/x",
        "discord, https://canary.discord.com/api/v10/webhooks/1/x",
        "webhook, http://hooks.example.com:8080/status",
    })
    void aVendorsOwnAddressIsTaken(String channel, String url) {
        assertThat(EndpointUrl.of(channel, url, NONE)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "slack, http://hooks.slack.com/services/T0/B0/x",
        "slack, https://hooks.slack.com.evil.example/services/x",
        "slack, https://evil.example/https://hooks.slack.com/services/x",
        "slack, https://hooks-slack.com/services/x",
        "slack, https://hooks.slack.com:8443/services/x",
        "slack, https://slack.com/api/chat.postMessage",
        "teams, https://webhook.office.com/x",
        "teams, https://evil.example/.webhook.office.com/x",
        "discord, https://discord.com/api/users/1",
        "discord, https://cdn.discord.com/api/webhooks/1/x",
        "discord, https://hooks.slack.com/services/T0/B0/x",
        "webhook, http://user:secret@example.com/",
        "webhook, http://0x7f000001/",
        "webhook, notaurl",
    })
    void anythingElseIsNot(String channel, String url) {
        assertThat(EndpointUrl.of(channel, url, NONE)).isEmpty();
    }

    @Test
    void theOperatorsOwnChatIsTakenToo() {
        ChatSettings own = new ChatSettings(List.of(" Chat.Example.com "));

        assertThat(EndpointUrl.of("slack", "https://chat.example.com/hooks/x", own))
                .isPresent();
        assertThat(EndpointUrl.of("slack", "https://other.example.com/hooks/x", own))
                .isEmpty();
    }

    @Test
    void oneEndpointHasOneLabelThatDoesNotTellIt() {
        EndpointUrl one = EndpointUrl.of("webhook", "HTTPS://Hooks.Example.com/Secret#x", NONE)
                .orElseThrow();
        EndpointUrl same = EndpointUrl.of("webhook", " https://hooks.example.com/Secret", NONE)
                .orElseThrow();
        EndpointUrl other = EndpointUrl.of("webhook", "https://hooks.example.com/secret", NONE)
                .orElseThrow();

        assertThat(one.label())
                .isEqualTo(same.label())
                .startsWith("hooks.example.com #")
                .doesNotContain("ecret");
        assertThat(one.label()).isNotEqualTo(other.label());
        assertThat(EndpointUrl.of("webhook", "https://example.com?a=B", NONE)
                        .orElseThrow()
                        .url())
                .hasToString("https://example.com/?a=B");
    }
}
