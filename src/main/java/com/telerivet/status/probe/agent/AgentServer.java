package com.telerivet.status.probe.agent;

import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.Reach;
import com.telerivet.status.probe.AgentAnswer;
import com.telerivet.status.probe.AgentChecks;
import com.telerivet.status.probe.AgentReport;
import com.telerivet.status.probe.AgentWire;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The page, as an agent speaks with it. */
final class AgentServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int LARGEST = 8 * 1024 * 1024;

    private final OutboundHttp http;
    private final URI address;
    private final String token;

    AgentServer(OutboundHttp http, URI address, String token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    /** @throws ServerTrouble where it does not tell */
    AgentChecks checks() {
        URI target = address.resolve("/v1/agent/checks");
        return read(AgentChecks.class, () -> http.get(target, headers(), Reach.OWN_NETWORK, TIMEOUT, LARGEST));
    }

    /** @throws ServerTrouble where it was not taken, as far as can be known */
    AgentAnswer report(AgentReport report) {
        URI target = address.resolve("/v1/agent/results");
        String body = new String(AgentWire.write(report), StandardCharsets.UTF_8);
        return read(AgentAnswer.class, () -> http.post(target, body, headers(), Reach.OWN_NETWORK, TIMEOUT));
    }

    private interface Question {
        OutboundHttp.Answer ask() throws IOException;
    }

    private <T> T read(Class<T> type, Question question) {
        OutboundHttp.Answer answer;
        try {
            answer = question.ask();
        } catch (IOException e) {
            throw new ServerTrouble(address + " does not answer: " + e.getMessage(), false);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new ServerTrouble(
                    address + " does not know this token. An administrator can make a new one at " + address
                            + "/admin/agents",
                    true);
        }
        if (answer.status() / 100 == 3) {
            throw new ServerTrouble(
                    address + " sends to " + answer.headers().getOrDefault("Location", "another address")
                            + ". Give that address by STATUS_AGENT_SERVER",
                    false);
        }
        try {
            if (answer.status() == 200) {
                return AgentWire.read(answer.body().getBytes(StandardCharsets.UTF_8), type);
            }
            throw new ServerTrouble(
                    address + " answers " + answer.status() + ": "
                            + JsonMapper.shared()
                                    .readTree(answer.body())
                                    .path("message")
                                    .asString(""),
                    false);
        } catch (JacksonException e) {
            throw new ServerTrouble(address + " answers " + answer.status() + ", and not as a page does", false);
        }
    }

    private Map<String, String> headers() {
        return Map.of(
                "Authorization", "Bearer " + token,
                "Accept", "application/json",
                "Content-Type", "application/json",
                "User-Agent", "status-page-agent");
    }
}
