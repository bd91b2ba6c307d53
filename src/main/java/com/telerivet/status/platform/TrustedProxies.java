package com.telerivet.status.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The operator's own proxies, which are believed in what {@code X-Forwarded-For} says of the one before them; whatever a
 * stranger wrote there himself is not.
 */
@Component
public final class TrustedProxies {

    private static final String HEADER = "X-Forwarded-For";

    private final List<AddressRange> ranges;

    public TrustedProxies(ProxySettings settings) {
        this.ranges = settings.ranges();
    }

    /** The address of whoever asks: the peer's, or that of the one for whom trusted proxies speak. */
    public String visitor(HttpServletRequest request) {
        return isForwarded(request)
                ? visitor(request.getRemoteAddr(), String.join(",", Collections.list(request.getHeaders(HEADER))))
                : request.getRemoteAddr();
    }

    /** Whether it speaks for somebody else, trusted or not. */
    static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /** From the nearest to the furthest: each is believed as long as the one who names it is trusted. */
    String visitor(String peer, String forwardedFor) {
        String[] hops = forwardedFor.split(",", -1);
        String visitor = peer;
        for (int i = hops.length - 1; i >= 0 && include(visitor); i--) {
            Optional<InetAddress> before = AddressRange.literal(withoutPort(hops[i].strip()));
            if (before.isEmpty()) {
                return visitor;
            }
            visitor = before.get().getHostAddress();
        }
        return visitor;
    }

    boolean include(String address) {
        return AddressRange.literal(address)
                .filter(literal -> ranges.stream().anyMatch(range -> range.contains(literal)))
                .isPresent();
    }

    /** Some proxies add the port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
