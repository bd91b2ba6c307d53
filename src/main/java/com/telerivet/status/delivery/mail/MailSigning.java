package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.DomainProof;
import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.StatusSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs mails where the settings give a key. */
@Component
class MailSigning implements DomainProof {

    private final @Nullable DkimSigner signer;
    private final @Nullable DnsRecord record;

    MailSigning(DkimSettings settings, MailSettings mail, StatusSettings shared, Clock clock) {
        if (!settings.isSet()) {
            this.signer = null;
            this.record = null;
            return;
        }
        DkimKey key = DkimKey.read(Path.of(settings.keyFile()));
        String sender = mail.sender(shared).replaceFirst("(?s).*@", "").toLowerCase(Locale.ROOT);
        String domain = settings.domain().isEmpty() ? sender : settings.domain().toLowerCase(Locale.ROOT);
        if (!sender.equals(domain) && !sender.endsWith("." + domain)) {
            throw new BadSetting(
                    "STATUS_MAIL_DKIM_DOMAIN is " + domain + ", but mails come from " + sender
                            + ", so the signature would count for nothing.",
                    "Give the domain of STATUS_MAIL_FROM or one above it, or leave it out.");
        }
        this.signer = new DkimSigner(key, domain, settings.selector(), clock);
        this.record = new DnsRecord(settings.selector() + "._domainkey." + domain, key.record());
    }

    @Override
    public Optional<DnsRecord> record() {
        return Optional.ofNullable(record);
    }

    @Nullable
    DkimSigner signer() {
        return signer;
    }
}
