package com.telerivet.status.identity;

import com.telerivet.status.platform.BadSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the management API's tokens.
 *
 * @param apiToken the value of a token that is made at the start when there is none; null makes none
 */
@ConfigurationProperties("status")
public record ApiTokenSettings(@Nullable String apiToken) {

    private static final int SHORTEST = 16;

    public ApiTokenSettings {
        apiToken = apiToken == null || apiToken.isBlank() ? null : apiToken.strip();
        if (apiToken != null && apiToken.length() < SHORTEST) {
            throw new BadSetting(
                    "STATUS_API_TOKEN has fewer than " + SHORTEST + " characters, so that it could be guessed.",
                    "Set it to a long random value, for example the output of \"openssl rand -hex 24\", or leave it out.");
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ApiTokenSettings[...]";
    }
}
