package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of signing in, for whoever has shown the right password. */
@Controller
@AllowedToAnybody
class CodeController {

    private static final String LOGIN = "redirect:/admin/login";

    private final SecondSteps steps;
    private final PendingSignIns pending;
    private final LoginThrottle throttle;
    private final SignInRecords records;

    CodeController(SecondSteps steps, PendingSignIns pending, LoginThrottle throttle, SignInRecords records) {
        this.steps = steps;
        this.pending = pending;
        this.throttle = throttle;
        this.records = records;
    }

    @GetMapping("/admin/login/code")
    String form(
            @RequestParam(name = WantedPage.PARAMETER, required = false) @Nullable String next,
            @Nullable HttpSession session,
            Model model) {
        return pending.person(session).isEmpty() ? LOGIN : page(next, null, model);
    }

    @PostMapping("/admin/login/code")
    String check(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = WantedPage.PARAMETER, required = false) @Nullable String next,
            @Nullable HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Person> person = pending.person(session);
        if (person.isEmpty()) {
            return LOGIN;
        }
        String account = "code of " + person.get().id();
        if (!throttle.admits(account, request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", "30");
            return page(next, "identity.login.refused.429", model);
        }
        if (!steps.use(person.get().id(), code)) {
            response.setStatus(422);
            records.refused(person.get().email(), request);
            return page(next, "identity.code.wrong", model);
        }
        throttle.forgive(account, request.getRemoteAddr());
        pending.complete(person.get().id(), request);
        return "redirect:" + WantedPage.of(next);
    }

    private static String page(@Nullable String next, @Nullable String problem, Model model) {
        model.addAttribute("next", WantedPage.of(next));
        model.addAttribute("problem", problem);
        return "identity/code";
    }
}
