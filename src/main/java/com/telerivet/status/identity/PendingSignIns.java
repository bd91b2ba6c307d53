package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Sign-ins of which one step is done. Until the second is, their session belongs to nobody ({@link KnownPerson}). */
@Component
class PendingSignIns {

    private static final String PERSON = "identity.pending";
    private static final String SINCE = "identity.pending-since";
    private static final String STRONG = "identity.vouched-for";
    private static final Duration OPEN = Duration.ofMinutes(10);

    private final People people;
    private final SecondSteps steps;
    private final Sessions sessions;
    private final SignInRecords records;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    PendingSignIns(People people, SecondSteps steps, Sessions sessions, SignInRecords records, Clock clock) {
        this.people = people;
        this.steps = steps;
        this.sessions = sessions;
        this.records = records;
        this.clock = clock;
    }

    /** After the right password: whether that is all. */
    boolean isWhole(String personId, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (steps.isOn(personId)) {
            session.setAttribute(PERSON, personId);
            session.setAttribute(SINCE, clock.millis());
            return false;
        }
        begin(personId, request);
        return true;
    }

    /** After the right code, in a session with a new id. */
    void complete(String personId, HttpServletRequest request) {
        request.changeSessionId();
        begin(personId, request);
    }

    /** After a passkey or the provider of single sign-on has made sure of them: no password, and no code of ours. */
    void vouchedFor(String personId, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(personId, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        begin(personId, request);
        request.getSession().setAttribute(STRONG, true);
    }

    static boolean isVouchedFor(@Nullable HttpSession session) {
        return session != null && session.getAttribute(STRONG) != null;
    }

    /** Whose second step this session waits for. */
    Optional<Person> person(@Nullable HttpSession session) {
        if (session == null
                || !(session.getAttribute(PERSON) instanceof String personId)
                || !(session.getAttribute(SINCE) instanceof Long since)
                || clock.millis() - since > OPEN.toMillis()) {
            return Optional.empty();
        }
        return people.find(personId).filter(Person::isActive);
    }

    static boolean isPending(HttpSession session) {
        return session.getAttribute(PERSON) != null;
    }

    private void begin(String personId, HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.removeAttribute(PERSON);
        session.removeAttribute(SINCE);
        session.removeAttribute(STRONG);
        sessions.begin(request);
        records.signedIn(personId, request);
    }
}
