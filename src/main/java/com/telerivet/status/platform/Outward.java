package com.telerivet.status.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which targets may be reached: how a URL may be written, and which addresses its name may have. A name is resolved once,
 * all its addresses are checked, and the caller connects to one of these and to nothing else: what the name means a moment
 * later does not count.
 */
final class Outward implements AutoCloseable {

    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_NAME = 253;
    private static final int FIRST_OPEN_PORT = 1024;

    /** A browser takes every name for an IPv4 address whose last part is a number, and so do many resolvers. */
    private static final String NUMBER_AT_END = "(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?";

    private static final String DOTTED = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = "(" + DOTTED + "\\.){3}" + DOTTED;
    private static final String NAME =
            "[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*";

    private final List<AddressRange> allowed;
    private final LookUps lookUps;

    /** Where names are looked up. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    Outward(Names names, OutboundSettings settings) {
        this.lookUps = new LookUps(names);
        this.allowed = settings.ranges();
    }

    /** The URL in {@code typed}, if it is written as one that may be called; nothing is looked up for it. */
    static Optional<URI> target(String typed) {
        String stripped = typed.strip();
        if (stripped.length() > LONGEST_URL) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(stripped);
            return isWellWritten(uri)
                    ? Optional.of(new URI(uri.toASCIIString().replaceFirst("#.*$", "")))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWellWritten(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (!scheme.matches("https?")
                || host == null
                || uri.getRawUserInfo() != null
                || uri.getPort() == 0
                || uri.getPort() > 65535) {
            return false;
        }
        if (host.startsWith("[")) {
            return host.indexOf('%') < 0;
        }
        return host.length() <= LONGEST_NAME && host.matches(host.matches(NUMBER_AT_END) ? IPV4 : NAME);
    }

    /** @throws ForbiddenTarget where one of its addresses, or its port, is out of reach */
    InetAddress[] addresses(URI target, Reach reach, long millis) throws IOException {
        if (target(target.toString()).isEmpty()) {
            throw new ForbiddenTarget("this URL may not be called");
        }
        InetAddress[] found = lookUps.find(target.getHost().replaceAll("[\\[\\]]", ""), millis);
        boolean isAllowed = Arrays.stream(found).allMatch(a -> allowed.stream().anyMatch(range -> range.contains(a)));
        if (!isAllowed && !Arrays.stream(found).allMatch(reach::includes)) {
            throw new ForbiddenTarget("its address is not a public one");
        }
        int port = target.getPort();
        if (reach == Reach.PUBLIC && !isAllowed && port > 0 && port < FIRST_OPEN_PORT && port != 80 && port != 443) {
            throw new ForbiddenTarget("port " + port + " is not one of the web");
        }
        return found;
    }

    @Override
    public void close() {
        lookUps.close();
    }
}
