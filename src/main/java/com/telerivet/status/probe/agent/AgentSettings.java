package com.telerivet.status.probe.agent;

import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.OutboundHttp;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of an agent; a page has no use for them.
 *
 * @param server the address of the page that it works for
 * @param token as the page showed it when the agent was made
 * @param location where it stands, in words for people
 */
@ConfigurationProperties("status.agent")
public record AgentSettings(@Nullable String server, @Nullable String token, @Nullable String location) {

    private static final int LONGEST_LOCATION = 100;

    /** The page's address, without a slash at its end. */
    URI address() {
        String given = Objects.requireNonNullElse(server, "").strip();
        String remedy = "Give the page's address by --server=https://status.example.com or STATUS_AGENT_SERVER.";
        if (given.isEmpty()) {
            throw new BadSetting("An agent needs a server, and STATUS_AGENT_SERVER is not set.", remedy);
        }
        URI address = OutboundHttp.target(given)
                .orElseThrow(() -> new BadSetting(
                        "STATUS_AGENT_SERVER is \"" + given + "\", which is not an http or https address.", remedy));
        boolean isRoot = address.getRawPath() == null
                || address.getRawPath().replace("/", "").isEmpty();
        if (!isRoot || address.getRawQuery() != null) {
            throw new BadSetting(
                    "STATUS_AGENT_SERVER is \"" + given + "\", but a page stands at the root of its host.", remedy);
        }
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }

    /** The token, which a header can carry. */
    String secret() {
        String given = Objects.requireNonNullElse(token, "").strip();
        if (!given.matches("[A-Za-z0-9_-]{20,200}")) {
            throw new BadSetting(
                    given.isEmpty()
                            ? "An agent needs a token, and STATUS_AGENT_TOKEN is not set."
                            : "STATUS_AGENT_TOKEN is not a token as the page makes them.",
                    "Make the agent at /admin/agents, and give its token by STATUS_AGENT_TOKEN or --token=.");
        }
        return given;
    }

    String place() {
        String given = Objects.requireNonNullElse(location, "").strip();
        if (given.length() > LONGEST_LOCATION) {
            throw new BadSetting(
                    "STATUS_AGENT_LOCATION has more than " + LONGEST_LOCATION + " characters.",
                    "Give a short name of the place, such as Nairobi, or leave it out.");
        }
        return given;
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "AgentSettings[server=" + server + ", location=" + location + "]";
    }
}
