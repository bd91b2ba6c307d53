package com.telerivet.status.metric.prometheus;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * A pull to be added, changed or tried.
 *
 * @param url of the server, up to where {@code /api/v1} begins
 * @param query PromQL with one series as its answer, in the metric's own unit: milliseconds, or a share from 0 to 1
 * @param username for {@link SignIn#BASIC}
 * @param secret password or token; "" leaves what is known
 * @param interval 15 to 300 seconds
 */
public record NewPull(
        String name,
        String url,
        String query,
        SignIn signIn,
        String username,
        String secret,
        String metricId,
        Duration interval) {

    void check() {
        if (name.isBlank() || name.length() > 255) {
            throw new PullRejected("name", "Give the query a name, with at most 255 characters.");
        }
        checkUrl();
        if (query.isBlank() || query.length() > 2000) {
            throw new PullRejected("query", "Give a query in PromQL, with at most 2000 characters.");
        }
        if (username.length() > 255 || username.contains(":") || !isPlain(username)) {
            throw new PullRejected("username", "Give a name without a colon, with at most 255 characters.");
        }
        if (secret.length() > 2000 || !isPlain(secret)) {
            throw new PullRejected("secret", "Give one line of at most 2000 characters.");
        }
        if (metricId.isEmpty()) {
            throw new PullRejected("metric", "Choose a metric.");
        }
        if (interval.toSeconds() < 15 || interval.toSeconds() > 300) {
            throw new PullRejected("interval", "Give an interval from 15 to 300 seconds.");
        }
    }

    private void checkUrl() {
        try {
            URI address = new URI(url);
            String scheme = String.valueOf(address.getScheme());
            boolean isWeb = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
            if (isWeb
                    && url.length() <= 1000
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    // where clouds hand out credentials
                    && !address.getHost().startsWith("169.254.")) {
                return;
            }
        } catch (URISyntaxException e) {
            // the same sentence as for any other
        }
        throw new PullRejected(
                "url", "Give an address such as https://prometheus.example.com, without a password in it.");
    }

    /** What goes into a header has no line breaks. */
    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> c < ' ' || c == 127);
    }
}
