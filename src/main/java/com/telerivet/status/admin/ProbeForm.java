package com.telerivet.status.admin;

import com.telerivet.status.probe.Asking;
import com.telerivet.status.probe.NewProbe;
import com.telerivet.status.probe.ProbeSummary;
import com.telerivet.status.probe.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A probe as it was typed.
 *
 * @param interval in seconds
 * @param timeout in milliseconds
 * @param uptime the metric that is fed, like time and errors; "" for none
 */
record ProbeForm(
        String name,
        String target,
        Integer expectedStatus,
        Integer interval,
        Integer timeout,
        String uptime,
        String time,
        String errors,
        String method,
        String headers,
        Boolean redirects,
        String expectedText,
        String jsonPath,
        String jsonValue,
        List<String> points,
        Integer quorum,
        String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    ProbeForm {
        name = name == null ? "" : name;
        target = target == null ? "" : target.strip();
        expectedStatus = expectedStatus == null ? 0 : expectedStatus;
        interval = interval == null ? 0 : interval;
        timeout = timeout == null ? 0 : timeout;
        uptime = uptime == null ? "" : uptime;
        time = time == null ? "" : time;
        errors = errors == null ? "" : errors;
        method = method == null ? "GET" : method;
        headers = headers == null ? "" : headers.strip();
        redirects = redirects != null && redirects;
        expectedText = expectedText == null ? "" : expectedText;
        jsonPath = jsonPath == null ? "" : jsonPath.strip();
        jsonValue = jsonValue == null ? "" : jsonValue.strip();
        points = points == null ? List.of() : List.copyOf(points);
        quorum = quorum == null ? 0 : quorum;
        key = key == null ? "" : key;
    }

    static ProbeForm fresh() {
        return new ProbeForm("", "https://", 200, 30, 5000, "", "", "", "GET", "", false, "", "", "", List.of(), 0, "");
    }

    static ProbeForm of(ProbeSummary probe) {
        return new ProbeForm(
                probe.name(),
                probe.target(),
                probe.expectedStatus(),
                (int) probe.interval().toSeconds(),
                (int) probe.timeout().toMillis(),
                Objects.toString(probe.uptimeMetricId(), ""),
                Objects.toString(probe.responseTimeMetricId(), ""),
                Objects.toString(probe.errorRateMetricId(), ""),
                probe.asking().method(),
                probe.asking().headers(),
                probe.asking().followsRedirects(),
                probe.asking().expectedText(),
                probe.asking().jsonPath(),
                probe.asking().jsonValue(),
                probe.vantage().points(),
                probe.vantage().quorum(),
                "");
    }

    NewProbe probe() {
        return new NewProbe(
                name,
                target,
                expectedStatus,
                Duration.ofSeconds(interval),
                Duration.ofMillis(timeout),
                id(uptime),
                id(time),
                id(errors),
                new Asking(method, headers, redirects, expectedText, jsonPath, jsonValue),
                new Vantage(points, quorum));
    }

    private static @Nullable String id(String chosen) {
        return chosen.isEmpty() ? null : chosen;
    }
}
