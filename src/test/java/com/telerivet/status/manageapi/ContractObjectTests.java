package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.TokenScope;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** Every object of the contract as a running page answers with it: no key left out, each of its type. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractObjectTests {

    private static final Map<String, List<String>> WORDS = Map.of(
            "component-status",
                    List.of(
                            "operational",
                            "degraded_performance",
                            "partial_outage",
                            "major_outage",
                            "under_maintenance"),
            "incident-status", List.of("investigating", "identified", "monitoring", "resolved", "postmortem"),
            "maintenance-status", List.of("scheduled", "in_progress", "verifying", "completed"),
            "impact", List.of("none", "minor", "major", "critical", "maintenance"),
            "indicator", List.of("none", "minor", "major", "critical", "maintenance"),
            "mode", List.of("email", "sms", "webhook", "slack", "teams", "integration_partner"),
            "provider-type", List.of("Self", "Pingdom", "NewRelic", "Librato", "Datadog"));
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)";

    @Autowired
    private StatusPage page;

    @Autowired
    private ApiTokens tokens;

    @Value("${server.port}")
    private int port;

    private ContractPage contract;

    private record Thing(String title, String path, String place, List<String> keys) {

        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    void makeOneOfEach() {
        String token = tokens.create("Contract objects", Set.of(TokenScope.ADMIN), null)
                .secret()
                .text();
        contract = new ContractPage(
                new ApiClient(port).with(token), new Site(port), page.profile().id());
    }

    static Stream<Thing> things() throws IOException {
        String all = new ClassPathResource("contract/objects.txt").getContentAsString(StandardCharsets.UTF_8);
        return Arrays.stream(all.split("\n\n", -1))
                .filter(block -> block.startsWith("["))
                .map(ContractObjectTests::thing);
    }

    private static Thing thing(String block) {
        List<String> lines = block.lines().toList();
        String[] head = lines.get(0).substring(1).split("] ", 2);
        String[] where = head[1].split(" ", 2);
        return new Thing(head[0], where[0], where[1], lines.subList(1, lines.size()));
    }

    @ParameterizedTest
    @MethodSource("things")
    void everyKeyIsThereAndOfItsType(Thing thing) {
        JsonNode object = contract.json(thing.path(), thing.place());
        assertThat(object.isObject()).as(thing.path() + " " + thing.place()).isTrue();
        List<String> problems = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (String line : thing.keys()) {
            if (!line.equals("exactly")) {
                String[] key = line.split(" ", 2);
                named.add(key[0]);
                if (!fits(key[1], object.path(key[0]))) {
                    problems.add(line + ": " + object.path(key[0]));
                }
            }
        }
        assertThat(problems).as(object.toString()).isEmpty();
        if (thing.keys().contains("exactly")) {
            assertThat(new TreeSet<>(object.propertyNames())).isEqualTo(named);
        }
    }

    private static boolean fits(String type, JsonNode value) {
        if (value.isMissingNode()) {
            return false;
        }
        if (type.endsWith("?")) {
            return value.isNull() || fits(type.substring(0, type.length() - 1), value);
        }
        if (WORDS.containsKey(type)) {
            return value.isString() && WORDS.get(type).contains(value.asString());
        }
        return switch (type) {
            case "null" -> value.isNull();
            case "bool" -> value.isBoolean();
            case "int" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "list" -> value.isArray();
            case "map" -> value.isObject();
            case "string", "word" -> value.isString() && !value.asString().isEmpty();
            default -> value.isString() && value.asString().matches(pattern(type));
        };
    }

    private static String pattern(String type) {
        return switch (type) {
            case "id" -> "[a-z0-9]{12}";
            case "date" -> DATE;
            case "day" -> "\\d{4}-\\d\\d-\\d\\d";
            case "url" -> "https?://[^/ ].*[^/]";
            default -> throw new IllegalArgumentException("no such type: " + type);
        };
    }
}
