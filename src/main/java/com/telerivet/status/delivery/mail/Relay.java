package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.BadSetting;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes our mails.
 *
 * @param name host and port, for operators; never with the credentials
 * @param isTrusted whoever answers is believed to be the relay: its certificate is not looked at
 */
record Relay(
        String name,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Encryption encryption,
        boolean isTrusted) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SMTP = 25;
    private static final int SMTPS = 465;

    enum Encryption {
        AT_ONCE,
        REQUIRED,
        IF_OFFERED
    }

    /** Reads the setting: addresses separated by commas. */
    static List<Relay> parse(String setting) {
        return Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Relay::of)
                .toList();
    }

    static int usualPort(boolean encrypted) {
        return encrypted ? SMTPS : SMTP;
    }

    boolean isTlsAtOnce() {
        return encryption == Encryption.AT_ONCE;
    }

    boolean needsTls() {
        return encryption != Encryption.IF_OFFERED;
    }

    /** Whether to go on encrypted now; where it is required it is asked for even if not offered, so that it fails. */
    boolean startsTls(boolean offered) {
        return encryption == Encryption.REQUIRED || (encryption == Encryption.IF_OFFERED && offered);
    }

    boolean checksName() {
        return !isTrusted;
    }

    /** @param trusting which certificates are believed, where they are looked at */
    SSLSocketFactory tls(SSLSocketFactory trusting) {
        if (!isTrusted) {
            return trusting;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }

    private static Relay of(String address) {
        URI uri = uri(address);
        boolean encrypted = "smtps".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : usualPort(encrypted);
        String @Nullable [] login =
                uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
        boolean isHere = LOOPBACK.contains(uri.getHost());
        // a password goes over no network in clear text; without one, encrypted to whoever answers is still better than
        // clear text, and clear text is the alternative
        Encryption encryption =
                encrypted ? Encryption.AT_ONCE : login == null || isHere ? Encryption.IF_OFFERED : Encryption.REQUIRED;
        return new Relay(
                uri.getHost() + ":" + port,
                uri.getHost(),
                port,
                login == null ? null : decoded(login[0]),
                login == null ? null : decoded(login.length > 1 ? login[1] : ""),
                encryption,
                encryption == Encryption.IF_OFFERED);
    }

    private static URI uri(String address) {
        String remedy =
                "Write each relay as smtp://host:port or smtps://user:password@host:port, separated by commas; write"
                        + " special characters of a password as %40 and the like.";
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("STATUS_MAIL_RELAYS holds a relay that is not a URL.", remedy);
        }
        boolean smtp = "smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme());
        boolean more = (uri.getRawPath() != null && uri.getRawPath().length() > 1)
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null;
        if (!smtp || uri.getHost() == null || uri.getPort() > 65535 || more) {
            throw new BadSetting(
                    "STATUS_MAIL_RELAYS holds a relay that is not the smtp or smtps address of a host: \""
                            + address.replaceFirst("//[^@]*@", "//...@") + "\".",
                    remedy);
        }
        return uri;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
