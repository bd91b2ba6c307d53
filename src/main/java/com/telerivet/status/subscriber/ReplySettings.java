package com.telerivet.status.subscriber;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what phones answer.
 *
 * @param hookSecret what Telerivet's webhook proves itself by; without one no answer is heard
 */
@ConfigurationProperties("status.sms")
record ReplySettings(@DefaultValue("") String hookSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "ReplySettings";
    }
}
