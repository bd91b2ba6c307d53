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
 */
record Check(@Nullable Duration took, @Nullable String error) {

    boolean isGood() {
        return error == null;
    }

    static Check of(OutboundHttp http, ProbeSummary probe, URI target) {
        try {
            OutboundHttp.Answer answer = http.get(target, probe.timeout());
            boolean expected = answer.status() == probe.expectedStatus();
            return new Check(
                    answer.took(), expected ? null : "answered " + answer.status() + ", not " + probe.expectedStatus());
        } catch (IOException e) {
            return new Check(null, String.valueOf(e.getMessage()));
        }
    }
}
