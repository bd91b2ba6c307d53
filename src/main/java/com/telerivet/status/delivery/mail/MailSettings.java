package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.StatusSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mail.
 *
 * @param relays one or more {@code smtp[s]://user:pass@host:port}, separated by commas and tried in order; without
 *     them {@code SPRING_MAIL_*} holds, and without either mails are written to {@code <data dir>/outbox/}
 * @param from the sender's address; {@code status@} the host of {@code STATUS_BASE_URL} when not set
 * @param rate how many mails a second each relay gets from this instance at most: one number for all, or one for each in
 *     their order; 0 is no limit
 */
@ConfigurationProperties("status.mail")
record MailSettings(@DefaultValue("") String relays, @Nullable String from, @DefaultValue("0") List<Double> rate) {

    MailSettings {
        from = from == null || from.isBlank() ? null : from.strip();
        if (rate.stream().anyMatch(r -> r < 0 || r.isNaN() || (r > 0 && r < 0.1))) {
            throw new BadSetting(
                    "STATUS_MAIL_RATE is " + rate + ", which holds what is no number of mails a second.",
                    "Give 0 for no limit, or a number of at least 0.1; several for several relays, with commas.");
        }
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

    /** The sender's bare address. */
    String sender(StatusSettings shared) {
        try {
            return from == null ? "status@" + host(shared) : new InternetAddress(from, true).getAddress();
        } catch (AddressException e) {
            throw new IllegalStateException("checked already", e);
        }
    }

    /** The public host of the page, as a mail may name it. */
    static String host(StatusSettings shared) {
        return URI.create(shared.baseUrl()).getHost().replaceAll("[\\[\\]]", "").replace(':', '-');
    }
}
