package com.telerivet.status.probe;

import com.telerivet.status.platform.TimedHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one check saw.
 *
 * @param took null where there was no answer
 * @param error null for a good check, else a short reason
 * @param pause how long the target asked us to wait before the next try; at most {@link #LONGEST_PAUSE}
 * @param phases as {@link TimedHttp.Seen} has them; null where there was no answer
 * @param certificateEndsAt null where none was seen
 */
public record Check(
        @Nullable Duration took,
        @Nullable String error,
        Duration pause,
        double @Nullable [] phases,
        @Nullable Instant certificateEndsAt) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_REDIRECTS = 5;

    public boolean isGood() {
        return error == null;
    }

    /**
     * Looks, and once more at once where that fails, or when the target asks to be tried, if that is soon: a single lost
     * packet is no downtime.
     *
     * @throws InterruptedException when whoever looks is being stopped, which says nothing about the target
     */
    public static Check twice(TimedHttp http, CheckTerms terms, URI target) throws InterruptedException {
        Check first = of(http, terms, target);
        if (first.isGood()) {
            return first;
        }
        Thread.sleep(first.pause().toMillis());
        return of(http, terms, target);
    }

    static Check of(TimedHttp http, CheckTerms probe, URI target) {
        try {
            TimedHttp.Seen seen = seen(http, probe, target);
            return new Check(
                    seen.took(),
                    seen.status() == 0 ? null : problem(probe, seen),
                    pause(seen.headers().getOrDefault("Retry-After", "")),
                    seen.phases(),
                    seen.certificateEndsAt());
        } catch (IOException e) {
            return new Check(null, String.valueOf(e.getMessage()), Duration.ZERO, null, null);
        }
    }

    /** The answer, behind at most five redirects where they are followed; what is told is of the last one. */
    private static TimedHttp.Seen seen(TimedHttp http, CheckTerms probe, URI target) throws IOException {
        Asking asking = probe.asking();
        long end = System.nanoTime() + probe.timeout().toNanos();
        URI next = target;
        for (int hop = 0; ; hop++) {
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            TimedHttp.Seen seen =
                    http.ask(next, asking.method(), asking.headerMap(), hop == 0 ? probe.timeout() : left);
            String location = seen.headers().get("Location");
            if (!asking.followsRedirects() || location == null || seen.status() / 100 != 3) {
                return seen;
            }
            URI to = location(next, location);
            // what was meant for one host is not told to another
            boolean isElsewhere = to.getHost() == null
                    || (!to.getHost().equalsIgnoreCase(target.getHost())
                            && !asking.headers().isBlank());
            if (hop == MOST_REDIRECTS || isElsewhere) {
                throw new IOException("redirected to " + location + ", where it does not follow");
            }
            next = to;
        }
    }

    private static URI location(URI from, String location) throws IOException {
        try {
            URI to = from.resolve(location);
            if ("http".equalsIgnoreCase(to.getScheme()) || "https".equalsIgnoreCase(to.getScheme())) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IOException("redirected to " + location + ", where it does not follow");
    }

    private static @Nullable String problem(CheckTerms probe, TimedHttp.Seen seen) {
        Asking asking = probe.asking();
        if (seen.status() != probe.expectedStatus()) {
            return "answered " + seen.status() + ", not " + probe.expectedStatus();
        }
        if (!asking.expectedText().isEmpty() && !seen.body().contains(asking.expectedText())) {
            return "the answer does not hold “" + asking.expectedText() + "”";
        }
        return asking.jsonPath().isEmpty() ? null : jsonProblem(asking, seen.body());
    }

    private static @Nullable String jsonProblem(Asking asking, String body) {
        try {
            JsonNode found = JsonMapper.shared().readTree(body).at(pointer(asking.jsonPath()));
            if (found.isMissingNode() || found.isNull()) {
                return "the answer has no " + asking.jsonPath();
            }
            String value = found.isValueNode() ? found.asString() : found.toString();
            boolean isRight = asking.jsonValue().isEmpty() || value.equals(asking.jsonValue());
            return isRight ? null : asking.jsonPath() + " is “" + value + "”, not “" + asking.jsonValue() + "”";
        } catch (JacksonException e) {
            return "the answer is no JSON";
        }
    }

    /** {@code $.parts[0].up} as {@code /parts/0/up} (RFC 6901). */
    static String pointer(String path) {
        String steps = path.startsWith("$") ? path.substring(1) : "." + path;
        return steps.replace("~", "~0").replace("/", "~1").replace('.', '/').replaceAll("\\[([0-9]{1,6})]", "/$1");
    }

    private static Duration pause(String retryAfter) {
        Duration asked =
                retryAfter.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : Duration.ZERO;
        return asked.compareTo(LONGEST_PAUSE) > 0 ? Duration.ZERO : asked;
    }
}
