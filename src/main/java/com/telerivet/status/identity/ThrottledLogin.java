package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Compares passwords, unless there were too many attempts. An unknown address costs as much time as a known one. */
@Component
class ThrottledLogin implements AuthenticationProvider {

    /** Too many attempts for this account or from this client address. */
    static class TooManyAttempts extends AuthenticationException {

        TooManyAttempts() {
            super("too many attempts");
        }
    }

    private final LoginThrottle throttle;
    private final KnownBrowser browser;
    private final People people;
    private final HttpServletRequest request;
    private final DaoAuthenticationProvider comparison;

    /** @param request always the present one */
    ThrottledLogin(
            LoginThrottle throttle,
            KnownBrowser browser,
            People people,
            Accounts accounts,
            PasswordEncoder passwords,
            HttpServletRequest request) {
        this.throttle = throttle;
        this.browser = browser;
        this.people = people;
        this.request = request;
        this.comparison = new DaoAuthenticationProvider(accounts);
        comparison.setPasswordEncoder(passwords);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName();
        String address = request.getRemoteAddr();
        boolean isKnown = isOwnBrowser(email);
        if (!throttle.admitsPassword(email, address, isKnown)) {
            throw new TooManyAttempts();
        }
        Authentication person = comparison.authenticate(attempt);
        throttle.forgivePassword(email, address, isKnown);
        return person;
    }

    /** Only whoever was signed in there has a cookie that anybody is looked up for: strangers learn nothing by the time. */
    private boolean isOwnBrowser(String email) {
        return browser.personId(request)
                .flatMap(people::find)
                .filter(person -> person.email().equals(EmailAddress.normal(email)))
                .isPresent();
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
