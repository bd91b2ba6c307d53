package com.telerivet.status.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** The address that somebody signs in with: no more is asked of it than that a mail could go there. */
final class EmailAddress {

    static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;.]+(\\.[^\\s@<>\",;.]+)*");

    private EmailAddress() {}

    static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /** The one spelling under which somebody is known. */
    static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
