package com.telerivet.status.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a probe must be like before it is kept. */
final class ProbeRules {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS");
    private static final Set<String> SCHEMES = Set.of("http", "https", "tcp", "tls");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TARGET = 1000;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(15);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    private ProbeRules() {}

    static void check(NewProbe given) {
        if (given.name().isBlank() || given.name().length() > LONGEST_NAME) {
            throw new ProbeRejected("name", "Give the probe a name, with at most " + LONGEST_NAME + " characters.");
        }
        checkTarget(given.target());
        checkAsking(given.asking());
        if (given.vantage().quorum() < 0 || given.vantage().quorum() > Vantage.MOST) {
            throw new ProbeRejected("quorum", "Give a number from 1 to " + Vantage.MOST + ", or 0 for most of them.");
        }
        if (given.vantage().points().size() > Vantage.MOST) {
            throw new ProbeRejected("points", "These are too many places.");
        }
        if (given.expectedStatus() < 100 || given.expectedStatus() > 599) {
            throw new ProbeRejected("expectedStatus", "Give an HTTP status from 100 to 599.");
        }
        if (!isBetween(given.interval(), SHORTEST_INTERVAL, LONGEST_INTERVAL)) {
            throw new ProbeRejected("interval", "Give an interval from 15 to 300 seconds.");
        }
        if (!isBetween(given.timeout(), SHORTEST_TIMEOUT, LONGEST_TIMEOUT)) {
            throw new ProbeRejected("timeout", "Give a timeout from 100 to 10000 milliseconds.");
        }
    }

    private static void checkAsking(Asking asking) {
        if (!METHODS.contains(asking.method())) {
            throw new ProbeRejected("method", "Choose one of " + String.join(", ", METHODS) + ".");
        }
        boolean isOdd = asking.headers()
                .lines()
                .anyMatch(line ->
                        !line.isBlank() && !line.matches("[A-Za-z0-9-]{1,60}:[ \\t]*[\\x20-\\x7e\\xa0-\\xff]*"));
        if (isOdd || asking.headers().length() > 2000) {
            throw new ProbeRejected("headers", "Give one “Name: value” a line, with at most 2000 characters.");
        }
        if (asking.expectedText().length() > 500) {
            throw new ProbeRejected("expectedText", "This is too long: at most 500 characters.");
        }
        boolean isPath = asking.jsonPath().isBlank()
                || asking.jsonPath().strip().matches("\\$(\\.[^.\\[\\]\\s]+|\\[[0-9]{1,6}]){1,20}");
        if (!isPath || asking.jsonPath().length() > 200) {
            throw new ProbeRejected("jsonPath", "Give a path such as $.status.indicator or $.parts[0].up.");
        }
        if (asking.jsonValue().length() > 200) {
            throw new ProbeRejected("jsonValue", "This is too long: at most 200 characters.");
        }
    }

    private static void checkTarget(String target) {
        if (target.length() > LONGEST_TARGET) {
            throw new ProbeRejected("target", "This is too long: at most " + LONGEST_TARGET + " characters.");
        }
        boolean isOwn = target.startsWith("self:/") && parsed(target.substring("self:".length())) != null;
        URI address = parsed(target);
        boolean isForeign = address != null
                && address.getScheme() != null
                && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                && (address.getPort() > 0
                        || !address.getScheme().toLowerCase(Locale.ROOT).startsWith("t"))
                && address.getHost() != null
                && address.getRawUserInfo() == null;
        if (!isOwn && !isForeign) {
            throw new ProbeRejected(
                    "target",
                    "Give an address such as https://api.example.com/health, or tcp://db.example.com:5432, without a password in it.");
        }
        // where clouds hand out credentials: nobody's service, and nothing to be asked for
        if (isForeign && address != null && address.getHost().startsWith("169.254.")) {
            throw new ProbeRejected("target", "This address belongs to the machine's own network and is not checked.");
        }
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isBetween(Duration given, Duration least, Duration most) {
        return given.compareTo(least) >= 0 && given.compareTo(most) <= 0;
    }
}
