package com.telerivet.status.subscriber;

import com.telerivet.status.platform.OutboundHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a webhook or a chat is told. The URL of a chat is a secret, so people and logs see its label only. */
record EndpointUrl(String channel, URI url) {

    static final String WEBHOOK = "webhook";

    /** The hosts of each chat's own incoming webhooks, as patterns, and how their paths begin. */
    private static final Map<String, List<String>> OWN = Map.of(
            "slack", List.of("https://hooks\\.slack(-gov)?\\.com/(services|workflows|triggers)/.+"),
            "teams",
                    List.of(
                            "https://[a-z0-9-]+\\.webhook\\.office\\.com/.+",
                            "https://[a-z0-9.-]+\\.logic\\.azure\\.com(:443)?/.+",
                            "https://[a-z0-9.-]+\\.api\\.powerplatform\\.com(:443)?/.+"),
            "discord", List.of("https://((canary|ptb)\\.)?discord(app)?\\.com/api/(v[0-9]+/)?webhooks/.+"));

    private static final int SHOWN_DIGITS = 16;
    private static final int LONGEST_HOST_SHOWN = 200;

    /** The endpoint in {@code typed}, or empty where it is no URL that this channel can be told at. */
    static Optional<EndpointUrl> of(String channel, String typed, ChatSettings settings) {
        return OutboundHttp.target(typed)
                .map(EndpointUrl::plain)
                .filter(url -> isOf(channel, url, settings))
                .map(url -> new EndpointUrl(channel, url));
    }

    private static boolean isOf(String channel, URI url, ChatSettings settings) {
        return channel.equals(WEBHOOK)
                || settings.hosts().contains(url.getHost())
                || OWN.getOrDefault(channel, List.of()).stream().anyMatch(url.toString()::matches);
    }

    /** One spelling of scheme and host, so that one endpoint is one subscriber. */
    private static URI plain(URI url) {
        String text = url.toString();
        int path = text.indexOf('/', text.indexOf("//") + 2);
        int end = path < 0 ? text.indexOf('?') < 0 ? text.length() : text.indexOf('?') : path;
        return URI.create(
                text.substring(0, end).toLowerCase(Locale.ROOT) + (path == end ? "" : "/") + text.substring(end));
    }

    /** The host, and a few digits by which its owner can tell it from others of that host. */
    String label() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(url.toString().getBytes(StandardCharsets.UTF_8));
            String host = url.getHost();
            return host.substring(0, Math.min(host.length(), LONGEST_HOST_SHOWN)) + " #"
                    + HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
