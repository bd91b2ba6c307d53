package com.telerivet.status.delivery.bounce;

import com.telerivet.status.platform.BadSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what comes back.
 *
 * @param address where mails come back to; each has its own mark in place of the star, or behind a plus where there is none
 * @param mailbox where such mails arrive, {@code imap[s]://user:password@host:port/folder}
 * @param hookSecret what a relay that reports bounces by HTTP proves itself by
 */
@ConfigurationProperties("status.mail.bounce")
record BounceSettings(
        @DefaultValue("") String address, @DefaultValue("") String mailbox, @DefaultValue("") String hookSecret) {

    private static final int LONGEST_BEFORE_THE_MARK = 30;
    private static final int SHORTEST_SECRET = 16;

    BounceSettings {
        address = address.strip();
        mailbox = mailbox.strip();
        if (!address.isEmpty() && !address.contains("*")) {
            address = address.replaceFirst("@", "+*@");
        }
        if (!address.isEmpty()
                && !address.matches("[A-Za-z0-9._+=-]{0," + LONGEST_BEFORE_THE_MARK
                        + "}\\*[A-Za-z0-9._=-]{0,3}@[A-Za-z0-9.-]{1,255}")) {
            throw new BadSetting(
                    "STATUS_MAIL_BOUNCE_ADDRESS is \"" + address + "\", which is no address that takes a mark.",
                    "Give an address such as bounces@example.com, whose mailbox also gets bounces+anything@example.com,"
                            + " or one with a star for the mark, such as *@bounces.example.com.");
        }
        if (!hookSecret.isEmpty() && hookSecret.length() < SHORTEST_SECRET) {
            throw new BadSetting(
                    "STATUS_MAIL_BOUNCE_HOOK_SECRET is shorter than 16 characters.",
                    "Give a long random one, for example what 'openssl rand -hex 24' prints.");
        }
        if (!address.isEmpty() && mailbox.isEmpty() && hookSecret.isEmpty()) {
            throw new BadSetting(
                    "STATUS_MAIL_BOUNCE_ADDRESS is set, but nobody hears what comes back there.",
                    "Set STATUS_MAIL_BOUNCE_MAILBOX to the mailbox in which it arrives, or STATUS_MAIL_BOUNCE_HOOK_SECRET"
                            + " if the mail server hands it to POST /bounces.");
        }
        if (!mailbox.isEmpty() && address.isEmpty()) {
            throw new BadSetting(
                    "STATUS_MAIL_BOUNCE_MAILBOX is set, but no mail comes back there.",
                    "Set STATUS_MAIL_BOUNCE_ADDRESS to the address whose mails arrive in that mailbox.");
        }
        if (!mailbox.isEmpty()) {
            MailboxAddress.of(mailbox);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "BounceSettings of " + address;
    }
}
