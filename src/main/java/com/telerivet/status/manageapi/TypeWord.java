package com.telerivet.status.manageapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type as the description of this API writes it: {@code date?} is a date or null, {@code list id} an array of ids,
 * {@code map Point} an object of points, and whatever else is not known here the name of a schema.
 */
record TypeWord(String word) {

    private static final String EXAMPLE_DATE = "2015-01-31T07:03:00.000Z";
    private static final String LIST = "list ";
    private static final String MAP = "map ";

    boolean isNullable() {
        return word.endsWith("?");
    }

    Map<String, Object> schema() {
        String plain = plain();
        Map<String, Object> schema = new LinkedHashMap<>();
        if (plain.startsWith(LIST)) {
            schema.put("type", type("array"));
            schema.put("items", new TypeWord(plain.substring(LIST.length())).schema());
        } else if (plain.startsWith(MAP)) {
            schema.put("type", type("object"));
            schema.put("additionalProperties", new TypeWord(plain.substring(MAP.length())).schema());
        } else if (Character.isUpperCase(plain.charAt(0))) {
            Map<String, Object> named = Map.of("$ref", "#/components/schemas/" + plain);
            return isNullable() ? Map.of("anyOf", List.of(named, Map.of("type", "null"))) : named;
        } else {
            scalar(plain, schema);
        }
        return schema;
    }

    private void scalar(String plain, Map<String, Object> schema) {
        switch (plain) {
            case "id" -> {
                schema.put("type", type("string"));
                schema.put("pattern", "^[a-z0-9]{12}$");
            }
            case "date" -> {
                schema.put("type", type("string"));
                schema.put("format", "date-time");
            }
            case "day" -> {
                schema.put("type", type("string"));
                schema.put("format", "date");
            }
            case "bool" -> schema.put("type", type("boolean"));
            case "int" -> schema.put("type", type("integer"));
            case "string", "number", "object" -> schema.put("type", type(plain));
            default -> throw new IllegalArgumentException("no such type: " + plain);
        }
    }

    /** The example that is written behind the type, or one that goes without saying; null where null will do. */
    @Nullable
    Object example(@Nullable String written, Map<String, ?> schemas) {
        String plain = plain();
        if (plain.startsWith(LIST)) {
            String inner = plain.substring(LIST.length());
            boolean isPlain = !Character.isUpperCase(inner.charAt(0));
            if (isNullable() || (isPlain && written == null)) {
                return isNullable() ? null : List.of();
            }
            Object one = new TypeWord(inner).example(written, schemas);
            return one == null ? List.of() : List.of(one);
        }
        if (plain.startsWith(MAP)) {
            return Map.of();
        }
        if (written == null && isNullable()) {
            return null;
        }
        if (Character.isUpperCase(plain.charAt(0))) {
            return schemas.get(plain) instanceof Map<?, ?> ? ApiDescription.example(plain, schemas) : written;
        }
        return switch (plain) {
            case "date" -> EXAMPLE_DATE;
            case "bool" -> Boolean.valueOf(written);
            case "int" -> written == null ? 0 : Integer.parseInt(written);
            case "number" -> written == null ? 0 : (Object) Double.valueOf(written);
            case "object" -> Map.of();
            default -> written == null ? "" : written;
        };
    }

    private String plain() {
        return isNullable() ? word.substring(0, word.length() - 1) : word;
    }

    private Object type(String name) {
        return isNullable() ? List.of(name, "null") : name;
    }
}
