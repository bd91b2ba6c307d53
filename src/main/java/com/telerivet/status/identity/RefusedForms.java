package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A form that came after its session was over, or with the token of an earlier one, does nothing; but what was typed is
 * kept as its author's draft. Only a browser in which they had signed in can leave something here, so that strangers
 * fill no storage, and it is seen by nobody before they sign in again.
 */
@Component
class RefusedForms {

    private final KnownBrowser browser;
    private final People people;
    private final Drafts drafts;

    RefusedForms(KnownBrowser browser, People people, Drafts drafts) {
        this.browser = browser;
        this.people = people;
        this.drafts = drafts;
    }

    /** The name of the draft in which it is kept; empty where it is no form that has one, or nobody's. */
    Optional<String> keep(HttpServletRequest request) {
        String form = request.getParameter(Drafts.FIELD);
        if (!request.getMethod().equals("POST") || form == null || !Drafts.isName(form) || isForeign(request)) {
            return Optional.empty();
        }
        Optional<Person> author =
                browser.personId(request).flatMap(people::find).filter(p -> p.isActive() && p.role() != Role.VIEWER);
        if (author.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        try {
            return Optional.of(drafts.save(author.get().id(), form, fields).form());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // more than any form of ours sends
        }
    }

    /** Browsers say where a form stood; the cookie, which other sites' forms do not carry, says it for older ones. */
    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }
}
