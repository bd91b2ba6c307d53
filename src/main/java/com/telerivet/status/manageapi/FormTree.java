package com.telerivet.status.manageapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Form fields with brackets as the tree that they mean: {@code a[b]=1} is {@code {"a":{"b":"1"}}}, {@code a[]=1} an
 * array, and the nth {@code a[][b]} belongs to the nth object of an array.
 */
final class FormTree {

    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*\\]){0,8})");
    private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]*)\\]");

    private FormTree() {}

    static ObjectNode of(Map<String, String[]> fields) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, values) -> {
            List<String> path = path(name);
            for (int i = 0; i < values.length; i++) {
                put(root, path, values[i], i);
            }
        });
        return root;
    }

    private static List<String> path(String name) {
        Matcher whole = NAME.matcher(name);
        if (!whole.matches()) {
            return List.of(name);
        }
        List<String> path = new ArrayList<>(List.of(whole.group(1)));
        Matcher steps = STEP.matcher(whole.group(2));
        while (steps.find()) {
            path.add(steps.group(1));
        }
        return path;
    }

    private static void put(ObjectNode object, List<String> path, String value, int index) {
        String key = path.get(0);
        if (path.size() == 1) {
            object.put(key, value);
        } else if (!path.get(1).isEmpty()) {
            put(objectAt(object, key), path.subList(1, path.size()), value, index);
        } else if (path.size() == 2) {
            arrayAt(object, key).add(value);
        } else {
            ArrayNode array = arrayAt(object, key);
            while (array.size() <= index) {
                array.addObject();
            }
            if (!(array.get(index) instanceof ObjectNode element)) {
                throw mixed(key);
            }
            put(element, path.subList(2, path.size()), value, index);
        }
    }

    private static ObjectNode objectAt(ObjectNode parent, String key) {
        JsonNode there = parent.get(key);
        if (there == null) {
            return parent.putObject(key);
        }
        if (there instanceof ObjectNode object) {
            return object;
        }
        throw mixed(key);
    }

    private static ArrayNode arrayAt(ObjectNode parent, String key) {
        JsonNode there = parent.get(key);
        if (there == null) {
            return parent.putArray(key);
        }
        if (there instanceof ArrayNode array) {
            return array;
        }
        throw mixed(key);
    }

    private static ApiError mixed(String key) {
        return ApiError.badRequest("The field \"" + key + "\" is given in two forms");
    }
}
