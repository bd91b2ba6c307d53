package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Somebody changes their own password. Whoever found an open desk does not know the present one. */
@Component
public class OwnPassword {

    private final People people;
    private final LoginThrottle throttle;

    OwnPassword(People people, LoginThrottle throttle) {
        this.people = people;
        this.throttle = throttle;
    }

    /**
     * What became of it.
     *
     * @param field the field at fault, empty where there is none
     * @param problem the key of what is wrong with it
     */
    public record Answer(String field, String problem) {

        public boolean isChanged() {
            return field.isEmpty();
        }
    }

    /** Changes it, and ends every other session of theirs. */
    public Answer change(String personId, String present, String fresh, HttpServletRequest request) {
        Optional<String> refusal = confirm(personId, present, request);
        if (refusal.isPresent()) {
            return new Answer("present", refusal.get());
        }
        Optional<String> problem = PasswordRule.problem(fresh);
        if (problem.isPresent()) {
            return new Answer("fresh", problem.get());
        }
        people.changePassword(personId, fresh, request.getSession().getId());
        return new Answer("", "");
    }

    /** Whether it is really them: the key of what is wrong, or empty. */
    public Optional<String> confirm(String personId, String present, HttpServletRequest request) {
        Person person = people.find(personId).orElseThrow();
        String address = request.getRemoteAddr();
        if (!throttle.admitsPassword(person.email(), address, true)) {
            return Optional.of("identity.login.refused.429");
        }
        if (!people.knowsPassword(personId, present)) {
            return Optional.of("admin.account.password.wrong");
        }
        throttle.forgivePassword(person.email(), address, true);
        return Optional.empty();
    }
}
