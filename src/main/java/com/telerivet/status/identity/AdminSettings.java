package com.telerivet.status.identity;

import com.telerivet.status.platform.BadSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator, made at the start while there is nobody.
 *
 * @param email what they sign in with; without it the log shows a one-time setup link
 * @param password at least 12 characters
 */
@ConfigurationProperties("status.admin")
record AdminSettings(@Nullable String email, @Nullable String password) {

    AdminSettings {
        email = email == null || email.isBlank() ? null : EmailAddress.normal(email);
        password = password == null || password.isEmpty() ? null : password;
        if (email == null && password != null) {
            throw new BadSetting(
                    "STATUS_ADMIN_PASSWORD is set, but STATUS_ADMIN_EMAIL is not.",
                    "Set both, or neither: then the log shows a link that makes the first administrator.");
        }
        if (email != null) {
            check(email, password);
        }
    }

    @Override
    public String toString() {
        return "AdminSettings[email=" + email + "]";
    }

    private static void check(String email, @Nullable String password) {
        if (!EmailAddress.isOne(email)) {
            throw new BadSetting(
                    "STATUS_ADMIN_EMAIL is \"" + email + "\", which is not an e-mail address.",
                    "Give it an address such as ada@example.com.");
        }
        if (password == null) {
            throw new BadSetting(
                    "STATUS_ADMIN_EMAIL is set, but STATUS_ADMIN_PASSWORD is not.",
                    "Set both, or neither: then the log shows a link that makes the first administrator.");
        }
        if (PasswordRule.isTooShort(password)) {
            throw new BadSetting(
                    "STATUS_ADMIN_PASSWORD is shorter than " + PasswordRule.SHORTEST + " characters.",
                    "Choose a longer one; a few random words are easy to remember.");
        }
        if (PasswordRule.isTooLong(password)) {
            throw new BadSetting(
                    "STATUS_ADMIN_PASSWORD is longer than " + PasswordRule.LONGEST_BYTES + " bytes.",
                    "Choose a shorter one: what lies beyond would not be checked at sign-in.");
        }
    }
}
