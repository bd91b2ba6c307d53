package com.telerivet.status.identity;

import com.telerivet.status.platform.Acting;
import com.telerivet.status.platform.Actor;
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
    private final transient SecondStepRule rule;
    private final transient KnownBrowser browser;
    private final transient SessionSettings settings;
    private final transient Acting acting;
    private final transient Clock clock;

    KnownPerson(
            People people,
            SecondStepRule rule,
            KnownBrowser browser,
            SessionSettings settings,
            Acting acting,
            Clock clock) {
        this.rule = rule;
        this.browser = browser;
        this.acting = acting;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Person> person = confirm(request);
        if (person.isEmpty()) {
            chain.doFilter(request, response);
        } else if (rule.stops(person.get(), request)) {
            response.sendRedirect(SecondStepRule.SETUP);
        } else {
            browser.remember(person.get().id(), request, response);
            acting.begin(Actor.person(person.get().id(), person.get().email(), request.getRemoteAddr()));
            try {
                chain.doFilter(request, response);
            } finally {
                acting.end();
            }
        }
    }

    private Optional<Person> confirm(HttpServletRequest request) {
        Authentication claimed = SecurityContextHolder.getContext().getAuthentication();
        if (claimed == null) {
            return Optional.empty();
        }
        Optional<Person> person = confirmed(claimed.getName(), request);
        SecurityContext now = SecurityContextHolder.createEmptyContext();
        person.map(KnownPerson::authentication).ifPresent(now::setAuthentication);
        SecurityContextHolder.setContext(now);
        return person;
    }

    private Optional<Person> confirmed(String personId, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Optional<Person> person = people.find(personId).filter(Person::isActive);
        if (session != null && (person.isEmpty() || isTooOld(session))) {
            session.invalidate();
            return Optional.empty();
        }
        return session == null || PendingSignIns.isPending(session) ? Optional.empty() : person;
    }

    private static Authentication authentication(Person person) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person.id(),
                null,
                List.of(new SimpleGrantedAuthority(person.role().authority())));
    }

    private boolean isTooOld(HttpSession session) {
        Instant end = Instant.ofEpochMilli(session.getCreationTime()).plus(settings.lifetime());
        return !clock.instant().isBefore(end);
    }
}
