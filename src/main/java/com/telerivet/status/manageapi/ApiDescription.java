package com.telerivet.status.manageapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is said of the APIs in {@code openapi/routes.txt} and {@code openapi/schemas.yaml}.
 *
 * @param examples what is answered at a path, where that is no JSON, from {@code openapi/examples.yaml}
 */
record ApiDescription(List<ApiRoute> routes, Map<String, ?> schemas, Map<String, String> examples) {

    static ApiDescription read() {
        List<ApiRoute> routes = text("openapi/routes.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ApiRoute::of)
                .toList();
        return new ApiDescription(routes, yaml("openapi/schemas.yaml"), yaml("openapi/examples.yaml"));
    }

    private static <T> Map<String, T> yaml(String path) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(path));
    }

    /** Each schema by its name, in the words of JSON Schema. */
    Map<String, Object> jsonSchemas() {
        Map<String, Object> all = new LinkedHashMap<>();
        schemas.forEach((name, said) -> {
            if (said instanceof List<?> words) {
                all.put(name, Map.of("type", "string", "enum", words));
            } else {
                all.put(name, object(name));
            }
        });
        return all;
    }

    /** An object as it might be answered, put together from the examples of its keys. */
    static Map<String, @Nullable Object> example(String name, Map<String, ?> schemas) {
        Map<String, @Nullable Object> example = new LinkedHashMap<>();
        keys(name, schemas)
                .forEach((key, said) ->
                        example.put(plain(key), new TypeWord(type(said)).example(written(said), schemas)));
        return example;
    }

    private Map<String, Object> object(String name) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        keys(name, schemas).forEach((key, said) -> {
            properties.put(plain(key), new TypeWord(type(said)).schema());
            // an answer has all its keys; of what is sent, those with a star must be there when something is made
            if (!name.endsWith("Input")) {
                required.add(key);
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty() && !name.equals("Point")) {
            schema.put("required", required);
        }
        schema.put("examples", List.of(example(name, schemas)));
        return schema;
    }

    /** Those that cannot be left out when something is made. */
    List<String> needed(String name) {
        return keys(name, schemas).keySet().stream()
                .filter(key -> key.endsWith("*"))
                .map(ApiDescription::plain)
                .toList();
    }

    private static Map<String, String> keys(String name, Map<String, ?> schemas) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (!(schemas.get(name) instanceof Map<?, ?> said)) {
            throw new IllegalArgumentException("there is no schema " + name);
        }
        said.forEach((key, type) -> keys.put(Objects.toString(key), Objects.toString(type)));
        return keys;
    }

    private static String plain(String key) {
        return key.endsWith("*") ? key.substring(0, key.length() - 1) : key;
    }

    private static String type(String said) {
        return said.split(" = ", 2)[0];
    }

    private static @Nullable String written(String said) {
        String[] parts = said.split(" = ", 2);
        return parts.length == 2 ? parts[1] : null;
    }

    private static String text(String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
