package com.telerivet.status.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.TokenScope;
import com.telerivet.status.probe.NewAgent;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.testkit.AppTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the management API, from the application's own table, with every kind of token. */
@AppTest
class TokenMatrixTests {

    /** What lies below a page, and the scope that may change it; a resource that is not here fails. */
    private static final Map<String, TokenScope> OWNERS = Map.ofEntries(
            Map.entry("", TokenScope.ADMIN),
            Map.entry("agents", TokenScope.ADMIN),
            Map.entry("alert_rules", TokenScope.ADMIN),
            Map.entry("component-groups", TokenScope.ADMIN),
            Map.entry("component_groups", TokenScope.ADMIN),
            Map.entry("components", TokenScope.ADMIN),
            Map.entry("incident_templates", TokenScope.INCIDENTS),
            Map.entry("incidents", TokenScope.INCIDENTS),
            Map.entry("metrics", TokenScope.METRICS),
            Map.entry("metrics_providers", TokenScope.METRICS),
            Map.entry("otlp_rules", TokenScope.ADMIN),
            Map.entry("probes", TokenScope.ADMIN),
            Map.entry("prometheus_queries", TokenScope.ADMIN),
            Map.entry("status_embed_config", TokenScope.ADMIN),
            Map.entry("subscribers", TokenScope.SUBSCRIBERS));

    /** What names hosts that nobody else has heard of, and is read by its owners only. */
    private static final Pattern INNER =
            Pattern.compile("/v1/pages/[^/]+/(agents|alert_rules|otlp_rules|probes|prometheus_queries)(/.*)?");

    /** Agents have tokens of their own. */
    private static final String OF_AGENTS = "/v1/agent/";

    private static final List<Route> AGENT_ROUTES = List.of(
            new Route(RequestMethod.GET, OF_AGENTS + "checks"), new Route(RequestMethod.POST, OF_AGENTS + "results"));

    @Autowired
    ProbeAgents agents;

    @Autowired
    Environment app;

    @Autowired
    ApiTokens tokens;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final HttpClient http = HttpClient.newHttpClient();
    private List<Route> routes;

    private record Route(RequestMethod method, String path) {

        boolean changes() {
            return method != RequestMethod.GET;
        }

        TokenScope owner() {
            if (path.equals("/v1/metrics")) {
                return TokenScope.METRICS;
            }
            if (path.equals("/v1/alerts")) {
                return TokenScope.INCIDENTS;
            }
            String[] steps = path.split("/", -1);
            String resource = steps.length > 4 ? steps[4] : "";
            boolean isSubscribersOfOne = steps.length > 6 && steps[6].equals("subscribers");
            return isSubscribersOfOne ? TokenScope.SUBSCRIBERS : OWNERS.get(resource);
        }
    }

    @BeforeEach
    void readTheRouteTable() {
        routes = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(TokenMatrixTests::rows)
                .distinct()
                .toList();
        assertThat(routes).hasSizeGreaterThan(5);
    }

    @Test
    void everyRouteHasAScope() {
        assertThat(routes).allSatisfy(route -> assertThat(route.owner())
                .as("say in OWNERS and in Permission which scope may change " + route)
                .isNotNull());
    }

    @Test
    void nobodyGetsInWithoutAToken() throws Exception {
        for (Route route : routes) {
            assertThat(status(route, "")).as(route.toString()).isEqualTo(401);
            assertThat(status(route, "a-token-that-nobody-made"))
                    .as(route.toString())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenDoesWhatItsScopeSaysAndNoMore() throws Exception {
        for (Route route : routes) {
            for (TokenScope scope : TokenScope.values()) {
                int status = status(route, token(scope));
                boolean isOwners = scope == TokenScope.ADMIN || scope == route.owner();
                boolean isOpenToRead = !route.changes()
                        && !INNER.matcher(route.path()).matches()
                        && (scope == TokenScope.READ || route.owner() != TokenScope.SUBSCRIBERS);
                if (isOwners || isOpenToRead) {
                    assertThat(status)
                            .as(scope + " at " + route)
                            .isNotIn(401, 403, 429)
                            .isLessThan(500);
                } else {
                    assertThat(status).as(scope + " at " + route).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void aRevokedTokenOpensNothing() throws Exception {
        var made = tokens.create("Matrix, revoked", Set.of(TokenScope.ADMIN), null);
        tokens.revoke(made.token().id());
        for (Route route : routes) {
            assertThat(status(route, made.secret().text())).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void agentsAndOtherProgramsHaveNothingInCommon() throws Exception {
        NewAgent agent = agents.add("Matrix", "");
        try {
            for (Route route : routes) {
                assertThat(status(route, agent.token().text()))
                        .as(route.toString())
                        .isEqualTo(401);
            }
            for (Route route : AGENT_ROUTES) {
                assertThat(status(route, token(TokenScope.ADMIN)))
                        .as(route.toString())
                        .isEqualTo(401);
                assertThat(status(route, "")).as(route.toString()).isEqualTo(401);
                assertThat(status(route, agent.token().text()))
                        .as(route.toString())
                        .isIn(200, 400, 422);
            }
        } finally {
            agents.remove(agent.agent().id());
        }
        assertThat(status(AGENT_ROUTES.get(0), agent.token().text()))
                .as("gone with its agent")
                .isEqualTo(401);
    }

    /** One for each request: the API counts the requests of a token. */
    private String token(TokenScope scope) {
        return tokens.create("Matrix", Set.of(scope), null).secret().text();
    }

    private int status(Route route, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.getProperty("server.port") + route.path()))
                .header("Content-Type", "application/json")
                .method(route.method().name(), HttpRequest.BodyPublishers.ofString(route.changes() ? "{}" : ""));
        if (!token.isEmpty()) {
            request.header("Authorization", "OAuth " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Stream<Route> rows(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .filter(path -> path.equals("/v1") || path.startsWith("/v1/"))
                .filter(path -> !path.startsWith(OF_AGENTS))
                .map(path -> path.replaceAll("\\{[^}]*}", "absentabsent"))
                .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream().map(method -> new Route(method, path)));
    }
}
