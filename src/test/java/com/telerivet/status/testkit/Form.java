package com.telerivet.status.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A form as a browser would read it from a page: what is filled in already, to be changed and posted. */
public final class Form {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<input\\b([^>]*)>|<textarea\\b([^>]*)>(.*?)</textarea>|<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    private String action;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Form(String action) {
        this.action = action;
    }

    /** The form of {@code page} that is posted to {@code action}. */
    public static Form of(String page, String action) {
        Matcher forms = FORM.matcher(page);
        while (forms.find()) {
            if (action.equals(attribute(forms.group(1), "action"))) {
                Form form = new Form(action);
                form.read(forms.group(2));
                return form;
            }
        }
        throw new AssertionError("no form is posted to " + action + " on this page:\n" + page);
    }

    public Form with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    public Form without(String field) {
        fields.remove(field);
        return this;
    }

    /** As sent by a button that leads elsewhere. */
    public Form to(String otherAction) {
        action = otherAction;
        return this;
    }

    /** What the field holds, or null where the form has none that would be sent. */
    public String get(String field) {
        return fields.get(field);
    }

    String action() {
        return action;
    }

    public String encoded() {
        return fields.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
    }

    private void read(String html) {
        Matcher found = FIELD.matcher(html);
        while (found.find()) {
            if (found.group(1) != null) {
                readInput(found.group(1));
            } else if (found.group(2) != null) {
                String text = HtmlUtils.htmlUnescape(found.group(3));
                fields.put(attribute(found.group(2), "name"), text.startsWith("\n") ? text.substring(1) : text);
            } else {
                readSelect(attribute(found.group(4), "name"), found.group(5));
            }
        }
        fields.remove(null);
    }

    private void readInput(String attributes) {
        String type = String.valueOf(attribute(attributes, "type"));
        boolean isChoice = type.equals("radio") || type.equals("checkbox");
        if (!isChoice || Pattern.compile("\\bchecked\\b").matcher(attributes).find()) {
            String value = attribute(attributes, "value");
            fields.put(attribute(attributes, "name"), value == null ? (isChoice ? "on" : "") : value);
        }
    }

    private void readSelect(String name, String html) {
        Matcher options = OPTION.matcher(html);
        while (options.find()) {
            boolean isChosen =
                    Pattern.compile("\\bselected\\b").matcher(options.group(1)).find();
            if (isChosen || !fields.containsKey(name)) {
                fields.put(name, attribute(options.group(1), "value"));
            }
        }
    }

    private static String attribute(String attributes, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : null;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
