package com.telerivet.status.identity;

import com.telerivet.status.platform.SecretKeys;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.StatusSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The links in mails of this room. A mail is written later than its row, so their tokens are derived (decision 7). */
@Component
class MailedLinks {

    private final SecretKeys keys;
    private final StatusSettings settings;

    MailedLinks(SecretKeys keys, StatusSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    SecretToken invitation(String id) {
        return token("invitation:" + id);
    }

    String invitationLink(String id) {
        return settings.baseUrl() + "/admin/invitations/" + invitation(id).text();
    }

    SecretToken reset(String id) {
        return token("reset:" + id);
    }

    String resetLink(String id) {
        return settings.baseUrl() + "/admin/password-reset/" + reset(id).text();
    }

    private SecretToken token(String purposeAndId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.named("identity.links"), "HmacSHA256"));
            byte[] code = mac.doFinal(purposeAndId.getBytes(StandardCharsets.UTF_8));
            return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(code));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
