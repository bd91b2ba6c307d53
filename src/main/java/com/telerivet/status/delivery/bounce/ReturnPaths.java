package com.telerivet.status.delivery.bounce;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Returns;
import com.telerivet.status.platform.SecretKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The address to which a mail comes back when it cannot be delivered: it names the delivery, and is signed. So whoever
 * gets hold of it is the mail's recipient or carried it, and nobody can make up one that suspends somebody else.
 */
@Component
public class ReturnPaths {

    private static final String KEY = "delivery.bounce";
    private static final int SIGNATURE_BYTES = 10;
    private static final int SIGNATURE_LETTERS = 16;

    private final BounceSettings settings;
    private final SecretKeys keys;
    private final Returns returns;
    private final Pattern ours;

    ReturnPaths(BounceSettings settings, SecretKeys keys, Returns returns) {
        this.settings = settings;
        this.keys = keys;
        this.returns = returns;
        String[] around = settings.address().split("\\*", 2);
        // servers on the way may turn it into lower case
        this.ours = Pattern.compile(
                around.length < 2
                        ? "(?!)"
                        : Pattern.quote(around[0]) + "([0-9a-z]{1,13})-([0-9a-v]{16})" + Pattern.quote(around[1]),
                Pattern.CASE_INSENSITIVE);
    }

    /** Empty where mails come back to their sender. */
    public Optional<String> of(Delivery delivery) {
        return settings.address().isEmpty()
                ? Optional.empty()
                : Optional.of(settings.address().replace("*", mark(delivery.id(), delivery.address())));
    }

    /** The message whose return address stands in {@code text}, if it is one of ours. */
    Optional<Returns.Dispatched> in(String text) {
        Matcher found = ours.matcher(text);
        while (found.find()) {
            long id = new BigInteger(found.group(1), Character.MAX_RADIX).longValue();
            String signature = found.group(2).toLowerCase(Locale.ROOT);
            Optional<Returns.Dispatched> known =
                    returns.find("mail", id).filter(sent -> isSame(signature, signature(sent.id(), sent.address())));
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private String mark(long id, String address) {
        return Long.toString(id, Character.MAX_RADIX) + "-" + signature(id, address);
    }

    private String signature(long id, String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.named(KEY), "HmacSHA256"));
            byte[] whole = mac.doFinal((id + "\n" + address.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
            String letters = new BigInteger(1, whole, 0, SIGNATURE_BYTES).toString(32);
            return "0".repeat(SIGNATURE_LETTERS - letters.length()) + letters;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC", e);
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
