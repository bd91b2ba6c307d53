package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.BadSetting;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mail.
 *
 * @param relays one or more {@code smtp[s]://user:pass@host:port}, separated by commas and tried in order; without
 *     them {@code SPRING_MAIL_*} holds, and without either mails are written to {@code <data dir>/outbox/}
 * @param from the sender's address; {@code status@} the host of {@code STATUS_BASE_URL} when not set
 */
@ConfigurationProperties("status.mail")
record MailSettings(@DefaultValue("") String relays, @Nullable String from) {

    MailSettings {
        from = from == null || from.isBlank() ? null : from.strip();
        if (from != null) {
            try {
                new InternetAddress(from, true);
            } catch (AddressException e) {
                throw new BadSetting(
                        "STATUS_MAIL_FROM is \"" + from + "\", which is not a mail address.",
                        "Give an address that your relay may send from, for example status@example.com.");
            }
        }
    }
}
