package com.telerivet.status.identity;

import com.telerivet.status.platform.SecretToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Whom the provider vouches for becomes the person with that address. The address must be verified there: else anybody
 * could claim a colleague's. The provider's own second factor counts for ours.
 */
@Component
class SsoSignIn {

    private static final Logger log = LoggerFactory.getLogger(SsoSignIn.class);
    private static final String REFUSED = "/admin/login?sso=refused";

    private final People people;
    private final SsoSettings settings;
    private final PendingSignIns signIns;
    private final SignInRecords records;

    SsoSignIn(People people, SsoSettings settings, PendingSignIns signIns, SignInRecords records) {
        this.people = people;
        this.settings = settings;
        this.signIns = signIns;
        this.records = records;
    }

    void admit(HttpServletRequest request, HttpServletResponse response, Authentication vouched) throws IOException {
        OidcUser user = (OidcUser) vouched.getPrincipal();
        Optional<Person> person = user == null ? Optional.empty() : person(user);
        if (person.isEmpty()) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            String email = user == null ? null : user.getEmail();
            records.refused(email == null ? "" : email, request);
            response.sendRedirect(REFUSED);
            return;
        }
        signIns.vouchedFor(person.get().id(), request, response);
        response.sendRedirect("/admin");
    }

    /** Not written down in the audit trail: a stranger can bring this about as often as they like. */
    void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        log.info("A sign-in by the provider was refused: {}", problem.getMessage());
        response.sendRedirect(REFUSED);
    }

    private Optional<Person> person(OidcUser user) {
        String claimed = user.getEmail();
        if (claimed == null || !Boolean.TRUE.equals(user.getEmailVerified()) || !EmailAddress.isOne(claimed.strip())) {
            return Optional.empty();
        }
        String email = EmailAddress.normal(claimed);
        if (!settings.admits(email)) {
            return Optional.empty();
        }
        Optional<Person> known = people.withAddress(email);
        if (known.isPresent()) {
            return known.filter(Person::isActive);
        }
        return Optional.ofNullable(settings.role())
                .flatMap(Role::of)
                .map(role -> people.add(
                        email, name(user, email), role, SecretToken.random().text()));
    }

    private static String name(OidcUser user, String email) {
        String name = user.getFullName() == null || user.getFullName().isBlank() ? email : user.getFullName();
        return name.substring(0, Math.min(name.length(), Person.LONGEST_NAME));
    }
}
