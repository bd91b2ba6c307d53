package com.telerivet.status.identity;

import com.telerivet.status.platform.Actor;
import com.telerivet.status.platform.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Writes down who came, who was refused and who left. */
@Component
class SignInRecords {

    private static final String NOUN = "session";

    private final AuditTrail trail;
    private final People people;

    SignInRecords(AuditTrail trail, People people) {
        this.trail = trail;
        this.people = people;
    }

    void signedIn(String personId, HttpServletRequest request) {
        note("began", personId, request);
    }

    /** Attempts beyond the throttle are not written down: a stranger must not be able to fill the trail. */
    void refused(HttpServletRequest request) {
        String email = request.getParameter("email");
        refused(email == null ? "" : email, request);
    }

    void refused(String claimed, HttpServletRequest request) {
        trail.note(Actor.nobody(claimed, request.getRemoteAddr()), "was_refused", NOUN, null, null);
    }

    void signedOut(@Nullable Authentication person, HttpServletRequest request) {
        if (person != null) {
            note("ended", person.getName(), request);
        }
    }

    private void note(String verb, String personId, HttpServletRequest request) {
        people.find(personId)
                .map(person -> Actor.person(person.id(), person.email(), request.getRemoteAddr()))
                .ifPresent(person -> trail.note(person, verb, NOUN, null, null));
    }
}
