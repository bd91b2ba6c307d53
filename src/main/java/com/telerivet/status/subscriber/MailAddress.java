package com.telerivet.status.subscriber;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address that can be written to: at most 254 characters (RFC 5321), one address and nothing else. International
 * domains are kept in their ASCII form; quoted and non-ASCII local parts are not supported.
 */
public record MailAddress(String text) {

    public static final int LONGEST = 254;
    private static final Pattern LOCAL =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");

    /** The address in {@code typed}, or empty when it holds none. */
    public static Optional<MailAddress> of(String typed) {
        String stripped = typed.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 1 || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        String local = stripped.substring(0, at);
        String domain = ascii(stripped.substring(at + 1));
        MailAddress address = new MailAddress(local + "@" + domain);
        boolean valid = LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches()
                && address.text().length() <= LONGEST;
        return valid ? Optional.of(address) : Optional.empty();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
