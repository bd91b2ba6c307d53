package com.telerivet.status.admin;

import com.telerivet.status.component.Components;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.SecretToken;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the desk shows and how it fails. */
@ControllerAdvice(basePackageClasses = DeskAdvice.class)
class DeskAdvice {

    private final StatusPage page;
    private final Components components;
    private final People people;

    DeskAdvice(StatusPage page, Components components, People people) {
        this.page = page;
        this.components = components;
        this.people = people;
    }

    @ModelAttribute
    void frame(@Nullable Principal principal, Model model) {
        if (principal == null) {
            return; // an error page, for whomever
        }
        Person person = people.find(principal.getName()).orElse(null);
        model.addAttribute("personName", person == null ? "" : person.name());
        model.addAttribute("mayPublish", person != null && person.role() != Role.VIEWER);
        model.addAttribute("mayAdminister", person != null && person.role() == Role.ADMINISTRATOR);
        model.addAttribute("pageName", page.profile().name());
        model.addAttribute("status", PublicState.mark(components.tree()));
        model.addAttribute("key", SecretToken.random().text());
    }

    @ExceptionHandler(NoSuchElementException.class)
    void absent(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler(IllegalArgumentException.class)
    void notUnderstood(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        TransientDataAccessException.class
    })
    void databaseAway(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "10");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
