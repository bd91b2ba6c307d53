package com.telerivet.status.manageapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Compares a value with a schema of the document, as far as the document uses JSON Schema. */
final class SchemaCheck {

    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final JsonNode document;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with the value; empty where nothing is. */
    static List<String> problems(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.compare("$", schema, value);
        return check.problems;
    }

    private void compare(String where, JsonNode given, JsonNode value) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
        if (schema.isMissingNode()) {
            problems.add(where + " has no schema " + given);
            return;
        }
        if (schema.has("anyOf")) {
            boolean fits = false;
            for (JsonNode each : schema.get("anyOf")) {
                fits |= problems(document, each, value).isEmpty();
            }
            note(fits, where, "is none of " + schema, value);
        }
        if (schema.has("type")) {
            note(hasType(schema.get("type"), value), where, "is not " + schema.get("type"), value);
        }
        if (schema.has("enum")) {
            note(schema.get("enum").valueStream().anyMatch(value::equals), where, "is unknown", value);
        }
        if (value.isString()) {
            compareText(where, schema, value);
        }
        for (JsonNode required : schema.path("required")) {
            note(value.has(required.asString()), where, "lacks " + required, value);
        }
        schema.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                compare(where + "." + property.getKey(), property.getValue(), value.get(property.getKey()));
            }
        });
        if (value.isArray() && schema.has("items")) {
            value.forEach(each -> compare(where + "[]", schema.get("items"), each));
        }
        if (value.isObject() && schema.has("additionalProperties")) {
            value.forEach(each -> compare(where + ".*", schema.get("additionalProperties"), each));
        }
    }

    private void compareText(String where, JsonNode schema, JsonNode value) {
        String text = value.asString();
        String format = schema.path("format").asString("");
        note(!format.equals("date-time") || DATE_TIME.matcher(text).matches(), where, "is no date-time", value);
        note(!format.equals("date") || DATE.matcher(text).matches(), where, "is no date", value);
        String pattern = schema.path("pattern").asString("");
        note(pattern.isEmpty() || text.matches(pattern), where, "does not match " + pattern, value);
    }

    private static boolean hasType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return types.valueStream().anyMatch(each -> hasType(each, value));
        }
        return switch (types.asString()) {
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private void note(boolean isRight, String where, String problem, JsonNode value) {
        if (!isRight) {
            String text = value.toString();
            problems.add(where + " " + problem + ": " + text.substring(0, Math.min(200, text.length())));
        }
    }
}
