package com.telerivet.status.manageapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One route as it is described.
 *
 * @param wrapper the key that the body is wrapped in; "." where it is not; null without a body
 * @param body the type of what is wrapped
 * @param media the content type of the answer
 * @param answer the type of the answer; null without a body, or where it is no JSON
 */
record ApiRoute(
        String method,
        String path,
        String tag,
        String summary,
        List<String> parameters,
        @Nullable String wrapper,
        @Nullable String body,
        int status,
        String media,
        @Nullable String answer) {

    static final String JSON = "application/json";

    private static final Pattern TAGGED = Pattern.compile(
            ".*/(components/\\{component_id}|incidents/\\{incident_id}(/incident_updates/\\{update_id})?)");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    static ApiRoute of(String line) {
        String[] column = line.split(" \\| ", -1);
        String[] where = column[0].split(" ", 2);
        String[] sent = column[4].split(" ", 2);
        String[] answered = column[5].split(" ", 2);
        String answer = answered.length == 2 ? answered[1] : "";
        String media = answer.split(" ", 2)[0].contains("/") ? answer.split(" ", 2)[0] : JSON;
        String type =
                answer.startsWith(media) ? answer.substring(media.length()).strip() : answer;
        boolean hasBody = !column[4].equals("-");
        return new ApiRoute(
                where[0],
                where[1],
                column[1],
                column[2],
                column[3].equals("-") ? List.of() : List.of(column[3].split(" ", -1)),
                hasBody ? sent[0] : null,
                hasBody ? sent[1] : null,
                Integer.parseInt(answered[0]),
                media,
                type.isEmpty() ? null : type);
    }

    /** Whether a change can name the state that it is a change of. */
    boolean takesTag() {
        return isOfManagement()
                && !method.equals("GET")
                && !method.equals("POST")
                && TAGGED.matcher(path).matches();
    }

    List<String> variables() {
        List<String> names = new ArrayList<>();
        VARIABLE.matcher(path).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** Whether it answers with a text or a picture. */
    boolean isOtherThanJson() {
        return answer == null && !media.equals(JSON);
    }

    /** What agents ask with the token that was made for them. */
    boolean isOfAgents() {
        return path.startsWith("/v1/agent/");
    }

    boolean isOfManagement() {
        return path.startsWith("/v1/");
    }
}
