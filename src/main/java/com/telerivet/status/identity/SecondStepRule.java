package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Where a second step is required, whoever has none gets no further than to the page where it is turned on. */
@Component
class SecondStepRule {

    static final String SETUP = "/admin/account/second-step";

    private final SignInRules rules;
    private final SecondSteps steps;

    SecondStepRule(SignInRules rules, SecondSteps steps) {
        this.rules = rules;
        this.steps = steps;
    }

    boolean stops(Person person, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean isOnTheWay = path.equals("/admin/account")
                || path.startsWith("/admin/account/")
                || path.startsWith("/admin/login")
                || path.equals("/admin/logout");
        return !isOnTheWay
                && !PendingSignIns.isVouchedFor(request.getSession(false))
                && rules.isSecondStepRequired(person.role())
                && !steps.isOn(person.id());
    }
}
