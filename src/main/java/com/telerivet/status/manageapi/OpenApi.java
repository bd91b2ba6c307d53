package com.telerivet.status.manageapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The description of the APIs as an OpenAPI 3.1 document. */
final class OpenApi {

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("page", "Which page of the list, from 1 on; of subscribers from 0 on"),
            Map.entry("per_page", "How many a page"),
            Map.entry("limit", "How many a page"),
            Map.entry("q", "Only what says this, without regard to case"),
            Map.entry("type", "Only this type"),
            Map.entry("state", "active, unconfirmed, quarantined or all; active unless said otherwise"),
            Map.entry("sort_field", "primary (the address) or created_at"),
            Map.entry("sort_direction", "asc or desc"),
            Map.entry("start", "First day: YYYY, YYYY-MM or YYYY-MM-DD"),
            Map.entry("end", "Last day: YYYY, YYYY-MM or YYYY-MM-DD"),
            Map.entry("component", "Only this component, by its id"));

    private final ApiDescription description;

    OpenApi(ApiDescription description) {
        this.description = description;
    }

    Map<String, Object> document(String url) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Status page",
                        "version",
                        "1",
                        "description",
                        "The management API below /v1, the public status API below /api/v2, and all else of this page"
                                + " that programs read: feeds, calendars, charts, badges. Every path of /v1 also ends"
                                + " in .json; bodies are JSON or forms with brackets. Every POST of people's tokens"
                                + " takes an Idempotency-Key. An incident or a component that is read by itself has an ETag,"
                                + " and a change can name it in If-Match."));
        document.put("servers", List.of(Map.of("url", url)));
        document.put("paths", paths());
        document.put(
                "components",
                Map.of(
                        "schemas", description.jsonSchemas(),
                        "securitySchemes",
                                Map.of(
                                        "token", Map.of("type", "http", "scheme", "bearer"),
                                        "agent", Map.of("type", "http", "scheme", "bearer"),
                                        "key", Map.of("type", "apiKey", "in", "query", "name", "api_key"))));
        return document;
    }

    private Map<String, Object> paths() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (ApiRoute route : description.routes()) {
            paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        return new LinkedHashMap<>(paths);
    }

    private Map<String, Object> operation(ApiRoute route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(route.tag()));
        operation.put("summary", route.summary());
        operation.put("operationId", operationId(route));
        operation.put("security", security(route));
        operation.put("parameters", parameters(route));
        if (route.body() != null) {
            operation.put("requestBody", body(route, route.body()));
        }
        operation.put("responses", responses(route));
        return operation;
    }

    private static List<Object> security(ApiRoute route) {
        if (route.isOfAgents()) {
            return List.of(Map.of("agent", List.of()));
        }
        return route.isOfManagement() ? List.of(Map.of("token", List.of()), Map.of("key", List.of())) : List.of();
    }

    private static String operationId(ApiRoute route) {
        return route.method().toLowerCase(Locale.ROOT)
                + route.path().replaceAll("[{}]", "").replaceAll("[^a-z0-9]+", "_");
    }

    private static List<Object> parameters(ApiRoute route) {
        List<Object> parameters = new ArrayList<>();
        for (String name : route.variables()) {
            parameters.add(Map.of("name", name, "in", "path", "required", true, "schema", new TypeWord("id").schema()));
        }
        for (String name : route.parameters()) {
            boolean isNumber = List.of("page", "per_page", "limit").contains(name);
            parameters.add(Map.of(
                    "name",
                    name,
                    "in",
                    "query",
                    "description",
                    PARAMETERS.getOrDefault(name, "true leaves them out"),
                    "schema",
                    new TypeWord(isNumber ? "int" : "string").schema()));
        }
        if (route.method().equals("POST") && !route.isOfAgents()) {
            parameters.add(Map.of(
                    "name",
                    Repetitions.HEADER,
                    "in",
                    "header",
                    "description",
                    "The same key again within 24 hours is answered as the first time, and does nothing",
                    "schema",
                    Map.of("type", "string", "minLength", 1, "maxLength", 255)));
        }
        if (route.takesTag()) {
            parameters.add(Map.of(
                    "name",
                    EntityTags.HEADER,
                    "in",
                    "header",
                    "description",
                    "The ETag that the incident or component was read with: if it was changed since, the answer is 412",
                    "schema",
                    new TypeWord("string").schema()));
        }
        return parameters;
    }

    private Map<String, Object> body(ApiRoute route, String type) {
        Map<String, Object> inner = new TypeWord(type).schema();
        Map<String, Object> schema = inner;
        if (route.method().equals("POST") && type.endsWith("Input")) {
            schema = Map.of("allOf", List.of(inner, Map.of("required", description.needed(type))));
        }
        if (!".".equals(route.wrapper())) {
            schema = Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of(String.valueOf(route.wrapper()), schema),
                    "required",
                    List.of(String.valueOf(route.wrapper())));
        }
        return Map.of(
                "required",
                !route.path().endsWith("/publish"),
                "content",
                Map.of("application/json", Map.of("schema", schema)));
    }

    private Map<String, Object> responses(ApiRoute route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                String.valueOf(route.status()),
                route.isOtherThanJson() ? text(route) : response("As asked for", route.media(), route.answer()));
        if (route.isOfManagement()) {
            responses.put("400", response("Not understood", "Error"));
            responses.put("401", response("No good token", "Error"));
            responses.put("403", response("The token may not do that", "Error"));
            responses.put("404", response("There is no such thing", "Error"));
            if (!route.method().equals("GET")) {
                responses.put("405", response("What it leads to does not take that", "Error"));
                responses.put("409", response("Somebody else changed the same thing", "Error"));
                if (route.takesTag()) {
                    responses.put("412", response("Changed since it was read with the ETag that was given", "Error"));
                }
                responses.put("413", response("The body is too large", "Error"));
            }
            if (route.path().equals("/v1/metrics")) {
                responses.put("415", response("Neither JSON nor protobuf", "Error"));
            }
            responses.put("422", response("Understood, but it cannot be", "Invalid"));
            responses.put("429", response("Too many requests; Retry-After says when", "Error"));
            responses.put("503", response("Away or busy; Retry-After says when", "Error"));
        }
        return responses;
    }

    /** What is no JSON has no schema beyond being text, so an example says what it looks like. */
    private Map<String, Object> text(ApiRoute route) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", Map.of("type", "string"));
        String example = description.examples().get(route.path());
        if (example != null) {
            content.put("example", example);
        }
        return Map.of("description", "As asked for", "content", Map.of(route.media(), content));
    }

    private static Map<String, Object> response(String description, String type) {
        return response(description, ApiRoute.JSON, type);
    }

    private static Map<String, Object> response(String description, String media, @Nullable String type) {
        return type == null
                ? Map.of("description", description)
                : Map.of(
                        "description",
                        description,
                        "content",
                        Map.of(media, Map.of("schema", new TypeWord(type).schema())));
    }
}
