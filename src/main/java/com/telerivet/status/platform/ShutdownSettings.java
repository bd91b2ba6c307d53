package com.telerivet.status.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the program stops.
 *
 * @param settle how long it goes on answering after it has said that it is not ready any more; 0 to 5 seconds
 */
@ConfigurationProperties("status.shutdown")
record ShutdownSettings(@DefaultValue("1s") Duration settle) {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    ShutdownSettings {
        if (settle.isNegative() || settle.compareTo(LONGEST) > 0) {
            throw new BadSetting(
                    "STATUS_SHUTDOWN_SETTLE is " + settle.toMillis() + " ms, which is not between 0 and 5 seconds.",
                    "Give a time such as 2s, or leave it out for 1s.");
        }
    }
}
