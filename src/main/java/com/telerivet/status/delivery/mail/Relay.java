package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.BadSetting;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes our mails. Every wait on it is bounded to five seconds; the library's own default is for ever.
 *
 * @param name host and port, for operators; never with the credentials
 */
record Relay(
        String name,
        String protocol,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Session session) {

    private static final String MILLIS = "5000";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads the setting: addresses separated by commas. */
    static List<Relay> parse(String setting, String ownName) {
        return Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> of(part, ownName))
                .toList();
    }

    Transport connect() throws MessagingException {
        Transport transport = session.getTransport(protocol);
        transport.connect(host, port, user, password);
        return transport;
    }

    /** The time-outs and manners that hold for every relay, however it was set. */
    static Properties manners(String protocol, String ownName) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", MILLIS);
        properties.setProperty(prefix + "timeout", MILLIS);
        properties.setProperty(prefix + "writetimeout", MILLIS);
        properties.setProperty(prefix + "quitwait", "false");
        // otherwise the library looks its own name up in the DNS, without any time-out
        properties.setProperty(prefix + "localhost", ownName);
        return properties;
    }

    private static Relay of(String address, String ownName) {
        URI uri = uri(address);
        String protocol = uri.getScheme();
        int port = uri.getPort() > 0 ? uri.getPort() : "smtps".equals(protocol) ? 465 : 25;
        String @Nullable [] login =
                uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
        Properties properties = manners(protocol, ownName);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "auth", Boolean.toString(login != null));
        if ("smtp".equals(protocol)) {
            properties.setProperty(prefix + "starttls.enable", "true");
            if (login == null) {
                // encrypted to whoever answers is still better than clear text, and clear text is the alternative
                properties.setProperty(prefix + "ssl.trust", "*");
                properties.setProperty(prefix + "ssl.checkserveridentity", "false");
            } else if (!LOOPBACK.contains(uri.getHost())) {
                // a password goes over no network in clear text
                properties.setProperty(prefix + "starttls.required", "true");
            }
        }
        return new Relay(
                uri.getHost() + ":" + port,
                protocol,
                uri.getHost(),
                port,
                login == null ? null : decoded(login[0]),
                login == null ? null : decoded(login.length > 1 ? login[1] : ""),
                Session.getInstance(properties));
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
