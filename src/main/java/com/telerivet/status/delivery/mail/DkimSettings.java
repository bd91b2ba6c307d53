package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.BadSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of signed mails.
 *
 * @param selector under which name the key is published; without one mails are not signed
 * @param keyFile the private key in PEM
 * @param domain who signs; the sender's domain when not set
 */
@ConfigurationProperties("status.mail.dkim")
record DkimSettings(
        @DefaultValue("") String selector, @DefaultValue("") String keyFile, @DefaultValue("") String domain) {

    private static final String NAME =
            "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

    DkimSettings {
        if (selector.isEmpty() != keyFile.isEmpty()) {
            throw new BadSetting(
                    "Of STATUS_MAIL_DKIM_SELECTOR and STATUS_MAIL_DKIM_KEY_FILE one is set and the other is not.",
                    "Set both to sign mails, or neither.");
        }
        if (!selector.isEmpty() && !selector.matches(NAME)) {
            throw new BadSetting(
                    "STATUS_MAIL_DKIM_SELECTOR is \"" + selector + "\", which is no name in the DNS.",
                    "Give a short name such as status2026.");
        }
        if (!domain.isEmpty() && !domain.matches(NAME)) {
            throw new BadSetting(
                    "STATUS_MAIL_DKIM_DOMAIN is \"" + domain + "\", which is no domain.",
                    "Give the domain of STATUS_MAIL_FROM or one above it, or leave it out.");
        }
    }

    boolean isSet() {
        return !selector.isEmpty();
    }
}
