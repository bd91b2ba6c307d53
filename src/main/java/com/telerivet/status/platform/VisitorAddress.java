package com.telerivet.status.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whose request it is, for limits, sessions and the audit log: the address of the connection, or the one that
 * {@link TrustedProxies} give.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class VisitorAddress extends HttpFilter implements Worrier {

    private static final Duration WORRYING = Duration.ofHours(1);

    private final transient TrustedProxies proxies;
    private final transient Clock clock;
    private transient volatile @Nullable Stranger unheard;

    /** What spoke for others from our own network without being trusted. */
    private record Stranger(String address, Instant at) {}

    VisitorAddress(TrustedProxies proxies, Clock clock) {
        this.proxies = proxies;
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!TrustedProxies.isForwarded(request)) {
            chain.doFilter(request, response);
            return;
        }
        String peer = request.getRemoteAddr();
        String visitor = proxies.visitor(request);
        if (visitor.equals(peer)) {
            remember(peer);
        }
        chain.doFilter(new Forwarded(request, visitor), response);
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
        if (isOurs && !proxies.include(peer)) {
            unheard = new Stranger(peer, clock.instant());
        }
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
