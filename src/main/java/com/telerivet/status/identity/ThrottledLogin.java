package com.telerivet.status.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
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
    private final DaoAuthenticationProvider comparison;

    ThrottledLogin(LoginThrottle throttle, Accounts accounts, PasswordEncoder passwords) {
        this.throttle = throttle;
        this.comparison = new DaoAuthenticationProvider(accounts);
        comparison.setPasswordEncoder(passwords);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (!throttle.admits(attempt.getName(), address)) {
            throw new TooManyAttempts();
        }
        Authentication person = comparison.authenticate(attempt);
        throttle.forgive(attempt.getName(), address);
        return person;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
