package com.telerivet.status.identity;

import com.telerivet.status.platform.SecretToken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes the first administrator, once, for whoever holds the link from the log. */
@Controller
@AllowedToAnybody
class SetupController {

    private final FirstAdministrator first;

    SetupController(FirstAdministrator first) {
        this.first = first;
    }

    @GetMapping("/admin/setup")
    String form(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        return page(new SetupForm(token, "", "", ""), Map.of(), model, response);
    }

    @PostMapping("/admin/setup")
    String make(SetupForm form, Model model, HttpServletResponse response) {
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            return page(form, problems, model, response);
        }
        boolean made = first.make(new SecretToken(form.token()), form.email(), form.name(), form.password());
        return made ? "redirect:/admin/login?ready" : page(form, problems, model, response);
    }

    private String page(SetupForm form, Map<String, String> problems, Model model, HttpServletResponse response) {
        boolean open = first.isOpen(new SecretToken(form.token()));
        if (!open) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!problems.isEmpty()) {
            response.setStatus(422);
        }
        model.addAttribute("open", open);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "identity/setup";
    }
}
