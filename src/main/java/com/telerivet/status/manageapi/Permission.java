package com.telerivet.status.manageapi;

import com.telerivet.status.identity.TokenScope;
import java.util.Set;

/** Which scope a request needs. */
final class Permission {

    private static final Set<String> INNER =
            Set.of("agents", "probes", "prometheus_queries", "otlp_rules", "alert_rules");

    private Permission() {}

    /**
     * Whether one of the scopes lets its owner do that.
     *
     * @param path the whole path, without a suffix
     */
    static boolean isGiven(Set<TokenScope> scopes, String method, String path) {
        if (scopes.contains(TokenScope.ADMIN)) {
            return true;
        }
        boolean isRead = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        TokenScope owner = owner(path);
        if (scopes.contains(owner)) {
            return true;
        }
        // who may change something reads what the page shows; addresses of people and of machines are nothing that it
        // shows
        return isRead && !isInner(path) && (scopes.contains(TokenScope.READ) || owner != TokenScope.SUBSCRIBERS);
    }

    /** What measures and watches names hosts that nobody else has heard of. */
    private static boolean isInner(String path) {
        String[] steps = path.split("/", -1);
        return steps.length > 4 && INNER.contains(steps[4]);
    }

    /** The scope that may change what lies there. */
    private static TokenScope owner(String path) {
        if (path.equals("/v1/metrics")) {
            return TokenScope.METRICS;
        }
        String[] steps = path.split("/", -1);
        // "", "v1", "pages", id, resource ...
        String resource = steps.length > 4 ? steps[4] : steps.length == 3 ? steps[2] : "";
        boolean ofIncident = steps.length > 6 && steps[6].equals("subscribers");
        return switch (resource) {
            case "incidents" -> ofIncident ? TokenScope.SUBSCRIBERS : TokenScope.INCIDENTS;
            case "incident_templates", "alerts" -> TokenScope.INCIDENTS;
            case "metrics", "metrics_providers" -> TokenScope.METRICS;
            case "subscribers" -> TokenScope.SUBSCRIBERS;
            default -> TokenScope.ADMIN;
        };
    }
}
