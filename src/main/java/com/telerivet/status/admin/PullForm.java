package com.telerivet.status.admin;

import com.telerivet.status.metric.prometheus.NewPull;
import com.telerivet.status.metric.prometheus.PullSummary;
import com.telerivet.status.metric.prometheus.SignIn;
import java.time.Duration;

/**
 * A query for a Prometheus server as it was typed.
 *
 * @param secret "" leaves what is known
 * @param interval in seconds
 */
record PullForm(
        String name,
        String url,
        String query,
        String signIn,
        String username,
        String secret,
        String metric,
        Integer interval,
        String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    PullForm {
        name = name == null ? "" : name;
        url = url == null ? "" : url.strip();
        query = query == null ? "" : query.strip();
        signIn = signIn == null ? "none" : signIn;
        username = username == null ? "" : username.strip();
        secret = secret == null ? "" : secret.strip();
        metric = metric == null ? "" : metric;
        interval = interval == null ? 0 : interval;
        key = key == null ? "" : key;
    }

    static PullForm fresh() {
        return new PullForm("", "https://", "", "none", "", "", "", 60, "");
    }

    static PullForm of(PullSummary pull) {
        return new PullForm(
                pull.name(),
                pull.url(),
                pull.query(),
                pull.signIn().code(),
                pull.username(),
                "",
                pull.metricId(),
                (int) pull.interval().toSeconds(),
                "");
    }

    NewPull pull() {
        return new NewPull(name, url, query, SignIn.of(signIn), username, secret, metric, Duration.ofSeconds(interval));
    }
}
