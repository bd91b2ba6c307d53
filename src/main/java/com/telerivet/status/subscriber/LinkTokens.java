package com.telerivet.status.subscriber;

import com.telerivet.status.platform.SecretToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens in one subscriber's links. Mails need them again and again, so they are not random but derived, by
 * HMAC-SHA256 over purpose, subscriber and salt; the database keeps their hashes for look-up only.
 */
final class LinkTokens {

    /** The name of the key that they are derived with. */
    static final String KEY = "subscriber-links";

    private final byte[] key;
    private final String subscriberId;
    private final String salt;

    LinkTokens(byte[] key, String subscriberId, String salt) {
        this.key = key.clone();
        this.subscriberId = subscriberId;
        this.salt = salt;
    }

    String subscriberId() {
        return subscriberId;
    }

    String salt() {
        return salt;
    }

    SecretToken confirm() {
        return token("confirm");
    }

    SecretToken manage() {
        return token("manage");
    }

    SecretToken unsubscribe() {
        return token("unsubscribe");
    }

    private SecretToken token(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] code = mac.doFinal((purpose + ":" + subscriberId + ":" + salt).getBytes(StandardCharsets.UTF_8));
            return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(code));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
