package com.telerivet.status.manageapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up requests that fit the document most of the time, and the rest of the time in no way at all. */
final class RandomValues {

    /** What the ids below a collection are called. */
    static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("pages", "page_id"),
            Map.entry("components", "component_id"),
            Map.entry("component-groups", "group_id"),
            Map.entry("incidents", "incident_id"),
            Map.entry("incident_updates", "update_id"),
            Map.entry("subscribers", "subscriber_id"),
            Map.entry("metrics_providers", "provider_id"),
            Map.entry("metrics", "metric_id"),
            Map.entry("agents", "agent_id"),
            Map.entry("probes", "probe_id"),
            Map.entry("prometheus_queries", "query_id"),
            Map.entry("otlp_rules", "rule_id"),
            Map.entry("alert_rules", "alert_rule_id"));

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Slow answers",
            "<script>alert(1)</script>",
            "' or 1=1 --",
            "\u202Eright to left",
            "\uD83D\uDE00",
            "\uD83D",
            "a\u0000b",
            "a\u0007b",
            "x".repeat(300),
            "%s%n{0}",
            "2199-01-16T12:00:00Z",
            "true",
            "null",
            "12345678901234567890");
    private static final List<String> DATES =
            List.of("2199-01-16T12:00:00Z", "2199-01-17", "2199-01-18T00:00:00+05:45", "soon", "", "2199-02-30");
    private static final List<String> QUERIES = List.of(
            "0", "1", "2", "100", "101", "-1", "x", "", "99999999999", "%25", "2026-10", "2015", "active", "email");

    private final Random random;
    private final JsonNode document;
    private final Map<String, List<String>> known;

    RandomValues(Random random, JsonNode document, Map<String, List<String>> known) {
        this.random = random;
        this.document = document;
        this.known = known;
    }

    String path(String path, JsonNode operation) {
        String real = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.get("parameters")) {
            String name = parameter.get("name").asString();
            if (parameter.get("in").asString().equals("path")) {
                real = real.replace("{" + name + "}", URLEncoder.encode(id(name), StandardCharsets.UTF_8));
            } else if (parameter.get("in").asString().equals("query") && chance(3)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(one(QUERIES));
            }
        }
        return real + (chance(5) ? ".json" : "") + query;
    }

    String body(JsonNode operation) {
        if (chance(20)) {
            return one(List.of("", "{", "[]", "null", "\"x\"", "{\"a\":1}", "incident[name]=x", "[".repeat(200)));
        }
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        JsonNode made = schema.isMissingNode() ? NODES.objectNode() : value("", schema);
        if (made.path("incident") instanceof ObjectNode incident && !incident.has("deliver_notifications")) {
            // nobody is to be mailed thousands of times
            incident.put("deliver_notifications", false);
        }
        if (made.path("postmortem") instanceof ObjectNode postmortem) {
            postmortem.put("notify_subscribers", false);
        }
        return JsonMapper.shared().writeValueAsString(made);
    }

    @Nullable
    String contentType() {
        return chance(25)
                ? one(List.of(ApiClient.FORM, "text/plain", "application/json; charset=utf-8"))
                : ApiClient.JSON;
    }

    private JsonNode value(String key, JsonNode given) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
        if (chance(40)) {
            return odd();
        }
        if (schema.has("allOf")) {
            JsonNode made = value(key, schema.get("allOf").get(0));
            if (made instanceof ObjectNode object && object.isEmpty() && chance(2)) {
                object.put("name", "Named");
            }
            return made;
        }
        if (schema.has("anyOf")) {
            return chance(3) ? NODES.nullNode() : value(key, schema.get("anyOf").get(0));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        JsonNode type = schema.path("type");
        String word = type.isArray() ? type.get(0).asString() : type.asString("");
        if (type.isArray() && chance(3)) {
            return NODES.nullNode();
        }
        return switch (word) {
            case "boolean" -> NODES.booleanNode(random.nextBoolean() && !key.equals("deliver_notifications"));
            case "integer" -> NODES.numberNode(random.nextInt(8));
            case "number" ->
                NODES.numberNode(
                        key.equals("timestamp") ? 1422680400 + random.nextInt(1000) : random.nextDouble() * 100);
            case "array" -> list(key, schema);
            case "object" -> object(schema);
            default -> NODES.stringNode(text(key, schema));
        };
    }

    private JsonNode list(String key, JsonNode schema) {
        ArrayNode list = NODES.arrayNode();
        for (int n = random.nextInt(4); n > 0; n--) {
            list.add(value(key, schema.get("items")));
        }
        return list;
    }

    private JsonNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            boolean isWrapper = schema.path("properties").size() == 1;
            if (isWrapper || property.getKey().equals("name") || chance(4)) {
                object.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        });
        if (schema.has("additionalProperties")) {
            JsonNode inner = schema.get("additionalProperties");
            String variable = inner.toString().contains("ComponentStatus") ? "component_id" : "metric_id";
            for (int n = random.nextInt(3); n > 0; n--) {
                object.set(id(variable), value("", inner));
            }
        }
        return object;
    }

    private String text(String key, JsonNode schema) {
        if (schema.has("pattern")) {
            return id(VARIABLES.getOrDefault(key.replace("component_ids", "components"), key));
        }
        if (schema.has("format")) {
            return one(DATES);
        }
        return switch (key) {
            case "email" -> chance(3) ? one(TEXTS) : "fuzz" + random.nextInt(200) + "@example.com";
            case "name", "body", "body_draft" -> chance(4) ? one(TEXTS) : "Made up " + random.nextInt(1000);
            case "time_zone" -> chance(2) ? "Etc/UTC" : one(TEXTS);
            default -> one(TEXTS);
        };
    }

    private JsonNode odd() {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.stringNode(one(TEXTS));
            case 3 -> NODES.arrayNode().add(NODES.arrayNode().add(1));
            case 4 -> NODES.objectNode().put("x", 1e300);
            default -> NODES.booleanNode(true);
        };
    }

    private String id(String variable) {
        List<String> ids = known.get(variable);
        if (ids == null || ids.isEmpty() || chance(15)) {
            return one(List.of("nosuchthing0", "x", "a b", "..", "%", "\u00e4\u00f6"));
        }
        return ids.get(Math.max(0, ids.size() - 1 - random.nextInt(Math.min(8, ids.size()))));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
