package com.telerivet.status.probe;

import com.telerivet.status.platform.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one check saw.
 *
 * @param took null where there was no answer
 * @param error null for a good check, else a short reason
 * @param pause how long the target asked us to wait before the next try; at most {@link #LONGEST_PAUSE}
 */
record Check(@Nullable Duration took, @Nullable String error, Duration pause) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    boolean isGood() {
        return error == null;
    }

    static Check of(OutboundHttp http, ProbeSummary probe, URI target) {
        try {
            OutboundHttp.Answer answer = http.get(target, probe.timeout());
            boolean expected = answer.status() == probe.expectedStatus();
            return new Check(
                    answer.took(),
                    expected ? null : "answered " + answer.status() + ", not " + probe.expectedStatus(),
                    pause(answer.retryAfter()));
        } catch (IOException e) {
            return new Check(null, String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    private static Duration pause(@Nullable Duration asked) {
        return asked == null || asked.compareTo(LONGEST_PAUSE) > 0 ? Duration.ZERO : asked;
    }
}
