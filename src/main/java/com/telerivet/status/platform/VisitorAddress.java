package com.telerivet.status.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whose request it is, for limits, sessions and the audit log. The operator's own proxies are believed in what
 * {@code X-Forwarded-For} says of the one before them; whatever a stranger wrote there himself is not.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class VisitorAddress extends HttpFilter implements Worrier {

    private static final String HEADER = "X-Forwarded-For";
    private static final Duration WORRYING = Duration.ofHours(1);

    private final transient List<AddressRange> trusted;
    private final transient Clock clock;
    private transient volatile @Nullable Stranger unheard;

    /** What spoke for others from our own network without being trusted. */
    private record Stranger(String address, Instant at) {}

    VisitorAddress(ProxySettings settings, Clock clock) {
        this.trusted = settings.ranges();
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> lines = Collections.list(request.getHeaders(HEADER));
        if (lines.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String peer = request.getRemoteAddr();
        String visitor = visitor(peer, String.join(",", lines));
        if (visitor.equals(peer)) {
            remember(peer);
        }
        chain.doFilter(new Forwarded(request, visitor), response);
    }

    /** From the nearest to the furthest: each is believed as long as the one who names it is trusted. */
    String visitor(String peer, String forwardedFor) {
        String[] hops = forwardedFor.split(",", -1);
        String visitor = peer;
        for (int i = hops.length - 1; i >= 0 && isTrusted(visitor); i--) {
            Optional<InetAddress> before = AddressRange.literal(withoutPort(hops[i].strip()));
            if (before.isEmpty()) {
                return visitor;
            }
            visitor = before.get().getHostAddress();
        }
        return visitor;
    }

    @Override
    public Optional<Worry> worry() {
        Stranger last = unheard;
        return last == null || last.at().plus(WORRYING).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(Worry.of("platform.worry.proxy", last.address()));
    }

    /** Anybody on the internet may send the header; from our own network it is a proxy that somebody forgot. */
    private void remember(String peer) {
        boolean isOurs = AddressRange.literal(peer)
                .filter(address -> !Reach.PUBLIC.includes(address))
                .isPresent();
        if (isOurs && !isTrusted(peer)) {
            unheard = new Stranger(peer, clock.instant());
        }
    }

    private boolean isTrusted(String address) {
        return AddressRange.literal(address)
                .filter(literal -> trusted.stream().anyMatch(range -> range.contains(literal)))
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

    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String visitor;

        Forwarded(HttpServletRequest request, String visitor) {
            super(request);
            this.visitor = visitor;
        }

        @Override
        public String getRemoteAddr() {
            return visitor;
        }

        @Override
        public String getRemoteHost() {
            return visitor;
        }
    }
}
