package com.telerivet.status.identity;

import com.telerivet.status.platform.Acting;
import com.telerivet.status.platform.Actor;
import com.telerivet.status.platform.SecretToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For whoever forgot their password. The answer, and the time it takes, is the same whoever asks. */
@Controller
@AllowedToAnybody
class PasswordResetController {

    private final PasswordResets resets;
    private final AskLater later;
    private final LoginThrottle throttle;
    private final People people;
    private final Acting acting;

    PasswordResetController(
            PasswordResets resets, AskLater later, LoginThrottle throttle, People people, Acting acting) {
        this.acting = acting;
        this.resets = resets;
        this.later = later;
        this.throttle = throttle;
        this.people = people;
    }

    @GetMapping("/admin/password-reset")
    String form(Model model) {
        return page(model, "", null, false);
    }

    @PostMapping("/admin/password-reset")
    String ask(
            @RequestParam(defaultValue = "") String email,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!EmailAddress.isOne(email.strip())) {
            response.setStatus(422);
            return page(model, email, "identity.setup.email.wrong", false);
        }
        if (!throttle.admits("reset of " + email, request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", "30");
            return page(model, email, "identity.login.refused.429", false);
        }
        people.isEmpty(); // asks the database: where it is away, everybody is told so
        later.run(() -> resets.ask(email));
        return page(model, email, null, true);
    }

    @GetMapping("/admin/password-reset/{token}")
    String choose(@PathVariable String token, Model model, HttpServletResponse response) {
        return choice(token, null, model, response);
    }

    @PostMapping("/admin/password-reset/{token}")
    String change(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> problem = PasswordRule.problem(password);
        acting.begin(Actor.nobody("by a mailed link", request.getRemoteAddr()));
        try {
            if (problem.isEmpty() && resets.use(new SecretToken(token), password)) {
                return "redirect:/admin/login?changed";
            }
        } finally {
            acting.end();
        }
        return choice(token, problem.orElse(null), model, response);
    }

    private static String page(Model model, String email, @Nullable String problem, boolean isAsked) {
        model.addAttribute("email", email);
        model.addAttribute("problem", problem);
        model.addAttribute("asked", isAsked);
        return "identity/password-reset";
    }

    private String choice(String token, @Nullable String problem, Model model, HttpServletResponse response) {
        Optional<Person> person = resets.find(new SecretToken(token));
        if (person.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (problem != null) {
            response.setStatus(422);
        }
        model.addAttribute("token", token);
        model.addAttribute("person", person.orElse(null));
        model.addAttribute("problem", problem);
        return "identity/new-password";
    }
}
