package com.telerivet.status.identity;

import com.telerivet.status.platform.BadSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays signed in.
 *
 * @param lifetime from the sign-in on, however busy; without use a session ends after {@code spring.session.timeout}
 */
@ConfigurationProperties("status.session")
record SessionSettings(@DefaultValue("7d") Duration lifetime) {

    SessionSettings {
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new BadSetting(
                    "STATUS_SESSION_LIFETIME is not longer than nothing.", "Set it to a duration such as 12h or 7d.");
        }
    }
}
