package com.telerivet.status.manageapi;

import com.telerivet.status.platform.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's body as a tree, whether it came as JSON or as a form with brackets. A body without a content type is
 * JSON: a published client sends none.
 *
 * @param isForm a form has texts only, so that a number may come as one
 */
record ApiInput(ObjectNode root, boolean isForm) {

    static final int LARGEST_BODY = 1024 * 1024;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(30)
                            .maxNumberLength(100)
                            .maxNameLength(1000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static ApiInput of(HttpServletRequest request) throws IOException {
        ApiInput input = isForm(request)
                ? new ApiInput(FormTree.of(request.getParameterMap()), true)
                : new ApiInput(json(request), false);
        checkTexts(input.root());
        return input;
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** The object under {@code key}, which every body wraps what it says in. */
    ObjectNode wrapped(String key) {
        if (root.get(key) instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.invalid("The body needs an object \"" + key + "\"");
    }

    /** The fields of the object under {@code key}; dates without an offset are in {@code zone}. */
    Fields fields(String key, ZoneId zone) {
        return new Fields(wrapped(key), this, zone);
    }

    /** The same, of no fields at all where there is no such object. */
    Fields optionalFields(String key, ZoneId zone) {
        boolean isThere = root.get(key) instanceof ObjectNode;
        return new Fields(isThere ? wrapped(key) : JsonNodeFactory.instance.objectNode(), this, zone);
    }

    /** The fields of the body itself. */
    Fields top(ZoneId zone) {
        return new Fields(root, this, zone);
    }

    /** The finite number that stands in {@code node}; empty for anything else. */
    OptionalDouble number(@Nullable JsonNode node) {
        double number = Double.NaN;
        if (node != null && node.isNumber()) {
            number = node.numberValue().doubleValue();
        } else if (node != null
                && isForm
                && node.isString()
                && NUMBER.matcher(node.stringValue()).matches()) {
            number = Double.parseDouble(node.stringValue());
        }
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** @throws ApiError where there are more than {@code most} */
    static byte[] bytes(InputStream in, int most) throws IOException {
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw ApiError.tooLarge(most);
        }
        return body;
    }

    private static ObjectNode json(HttpServletRequest request) throws IOException {
        byte[] body = bytes(request.getInputStream(), LARGEST_BODY);
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ApiError.badRequest("The body is not valid JSON");
        }
        throw ApiError.badRequest("The body is not a JSON object");
    }

    /** What no database keeps is refused here, once, for names and values alike. */
    private static void checkTexts(JsonNode node) {
        try {
            if (node.isString()) {
                PlainText.of(node.stringValue());
            }
            node.propertyNames().forEach(PlainText::of);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid("The body holds a character that cannot be kept");
        }
        node.forEach(ApiInput::checkTexts);
    }
}
