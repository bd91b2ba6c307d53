package com.telerivet.status.delivery.bounce;

import com.telerivet.status.platform.BadSetting;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Where a mailbox is, and who reads it.
 *
 * @param isSecure encrypted from the first byte
 */
record MailboxAddress(boolean isSecure, String host, int port, String user, String password, String folder) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** @throws BadSetting where it is no such address; never with the password in it */
    static MailboxAddress of(String setting) {
        try {
            URI uri = URI.create(setting);
            boolean isSecure = "imaps".equals(uri.getScheme());
            String[] login = String.valueOf(uri.getRawUserInfo()).split(":", 2);
            if ((isSecure || "imap".equals(uri.getScheme())) && uri.getHost() != null && login.length == 2) {
                int port = uri.getPort() > 0 ? uri.getPort() : isSecure ? 993 : 143;
                String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
                return new MailboxAddress(
                        isSecure,
                        uri.getHost(),
                        port,
                        decoded(login[0]),
                        decoded(login[1]),
                        path.isEmpty() ? "INBOX" : path);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new BadSetting(
                "STATUS_MAIL_BOUNCE_MAILBOX is not the address of a mailbox.",
                "Write it as imaps://user:password@host or imaps://user:password@host:993/Folder; write special characters"
                        + " of user and password as %40 and the like.");
    }

    /** A password goes over no network in clear text. */
    boolean needsTls() {
        return !isSecure && !LOOPBACK.contains(host);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + "/" + folder;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
