package com.telerivet.status.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Asks anew at every request who the session belongs to: a role that was changed counts at once, and somebody who was
 * deactivated, or whose session is too old, is nobody. What was true at the sign-in is not relied on.
 */
class KnownPerson extends HttpFilter {

    private final transient People people;
    private final transient SessionSettings settings;
    private final transient Clock clock;

    KnownPerson(People people, SessionSettings settings, Clock clock) {
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Authentication claimed = SecurityContextHolder.getContext().getAuthentication();
        if (claimed != null) {
            SecurityContext now = SecurityContextHolder.createEmptyContext();
            confirmed(claimed.getName(), request).ifPresent(now::setAuthentication);
            SecurityContextHolder.setContext(now);
        }
        chain.doFilter(request, response);
    }

    private Optional<Authentication> confirmed(String personId, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Optional<Person> person = people.find(personId).filter(Person::isActive);
        if (session == null || person.isEmpty() || isTooOld(session)) {
            if (session != null) {
                session.invalidate();
            }
            return Optional.empty();
        }
        return Optional.of(UsernamePasswordAuthenticationToken.authenticated(
                personId,
                null,
                List.of(new SimpleGrantedAuthority(person.get().role().authority()))));
    }

    private boolean isTooOld(HttpSession session) {
        Instant end = Instant.ofEpochMilli(session.getCreationTime()).plus(settings.lifetime());
        return !clock.instant().isBefore(end);
    }
}
