package com.telerivet.status.incident;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that are ready before there is trouble.
 *
 * @param name by which people choose it
 * @param title the incident's name
 * @param body the entry's text, with {@code {variables}}
 * @param status what the entry says it is; null leaves the choice as it was
 * @param groupId kept for clients of the API, without a meaning here
 * @param notifies whether the entry goes to subscribers, unless its author says otherwise
 * @param componentIds those that are usually affected; some may be gone
 * @param version counts its changes
 */
public record IncidentTemplate(
        String id,
        String name,
        String title,
        String body,
        @Nullable IncidentStatus status,
        @Nullable String groupId,
        boolean notifies,
        List<String> componentIds,
        int version) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]{1,20})}");

    /** A new one as it is typed; id and version follow. */
    public static IncidentTemplate typed(
            String name,
            String title,
            String body,
            @Nullable IncidentStatus status,
            @Nullable String groupId,
            boolean notifies,
            List<String> componentIds) {
        return new IncidentTemplate("", name, title, body, status, groupId, notifies, componentIds, 0);
    }

    /** The same with title and body filled in; a variable that nobody knows stays as it is written. */
    public IncidentTemplate filledIn(Map<String, String> values) {
        return new IncidentTemplate(
                id, name, fill(title, values), fill(body, values), status, groupId, notifies, componentIds, version);
    }

    private static String fill(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
