package com.telerivet.status.identity;

import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.SecretToken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the token that {@code STATUS_API_TOKEN} names, where there is none yet. */
@Component
class FirstApiToken {

    private final ApiTokens tokens;
    private final ApiTokenSettings settings;

    FirstApiToken(ApiTokens tokens, ApiTokenSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    @EventListener
    void prepare(DatabaseReady ready) {
        if (settings.apiToken() != null) {
            tokens.createFirst("STATUS_API_TOKEN", new SecretToken(settings.apiToken()));
        }
    }
}
