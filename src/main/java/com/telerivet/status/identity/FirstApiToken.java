package com.telerivet.status.identity;

import com.telerivet.status.platform.SecretToken;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the token that {@code STATUS_API_TOKEN} names, where there is none yet. */
@Component
class FirstApiToken implements ApplicationRunner {

    private final ApiTokens tokens;
    private final ApiTokenSettings settings;

    FirstApiToken(ApiTokens tokens, ApiTokenSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.apiToken() != null) {
            tokens.createFirst("STATUS_API_TOKEN", new SecretToken(settings.apiToken()));
        }
    }
}
