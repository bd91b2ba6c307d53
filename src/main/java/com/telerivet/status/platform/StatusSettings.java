package com.telerivet.status.platform;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that every room shares.
 *
 * @param dataDir where the embedded database, the published site and the mail outbox live
 * @param baseUrl the public address for links in mails and feeds, without a slash at its end; never taken from a
 *     request
 */
@ConfigurationProperties("status")
public record StatusSettings(@DefaultValue("./data") Path dataDir, String baseUrl) {

    public StatusSettings {
        baseUrl = checkedAddress(baseUrl);
    }

    /** Whether only this machine can open the page: somebody is trying it out. */
    public boolean isLocal() {
        String host = URI.create(baseUrl).getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static String checkedAddress(String given) {
        String remedy = "Set STATUS_BASE_URL to the address that readers use, for example https://status.example.com.";
        URI uri;
        try {
            uri = URI.create(given.strip());
        } catch (IllegalArgumentException e) {
            throw new BadSetting("STATUS_BASE_URL is \"" + given + "\", which is not a URL.", remedy);
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new BadSetting(
                    "STATUS_BASE_URL is \"" + given + "\", which is not an http or https address of a host.", remedy);
        }
        if (uri.getPath() != null && !uri.getPath().replace("/", "").isEmpty()) {
            throw new BadSetting(
                    "STATUS_BASE_URL is \"" + given + "\", but the page must stand at the root of its host.", remedy);
        }
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
