package com.telerivet.status.identity;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; the form itself is received by Spring Security. */
@Controller
@AllowedToAnybody
class LoginController {

    static final String REFUSAL = "identity.login.refusal";

    private final People people;
    private final SsoSettings settings;
    private final Passkeys passkeys;

    LoginController(People people, SsoSettings settings, Passkeys passkeys) {
        this.passkeys = passkeys;
        this.people = people;
        this.settings = settings;
    }

    @GetMapping("/admin/login")
    String form(
            @RequestParam(name = WantedPage.PARAMETER, required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String ready,
            @RequestParam(required = false) @Nullable String joined,
            @RequestParam(required = false) @Nullable String changed,
            @RequestParam(required = false) @Nullable String sso,
            @RequestParam(required = false) @Nullable String passkey,
            @RequestParam(required = false) @Nullable String kept,
            @Nullable Principal principal,
            Model model) {
        if (principal != null) {
            return "redirect:" + WantedPage.of(next);
        }
        String news = null;
        if (out != null) {
            news = "identity.login.out";
        } else if (ready != null) {
            news = "identity.login.ready";
        } else if (joined != null) {
            news = "identity.login.joined";
        } else if (changed != null) {
            news = "identity.login.changed";
        } else if (kept != null) {
            news = "identity.login.kept";
        } else if (people.isEmpty()) {
            news = "identity.login.nobody";
        }
        String problem = null;
        if (sso != null) {
            problem = sso.equals("away") ? "identity.login.sso.away" : "identity.login.sso.refused";
        } else if (passkey != null) {
            problem = passkey.equals("often") ? "identity.login.refused.429" : "identity.login.passkey.refused";
        }
        return page(model, "", WantedPage.of(next), news, problem);
    }

    /** Where a refused attempt is forwarded to. */
    @RequestMapping("/admin/login/refused")
    String refused(
            @RequestAttribute(name = REFUSAL, required = false) @Nullable HttpStatus refusal,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(name = WantedPage.PARAMETER, required = false) @Nullable String next,
            Model model) {
        if (refusal == null) {
            return "redirect:/admin/login";
        }
        return page(model, email, WantedPage.of(next), null, "identity.login.refused." + refusal.value());
    }

    private String page(Model model, String email, String next, @Nullable String news, @Nullable String problem) {
        model.addAttribute("email", email);
        model.addAttribute("next", next);
        model.addAttribute("news", news);
        model.addAttribute("problem", problem);
        model.addAttribute("sso", settings.isOn() ? settings.name() : null);
        model.addAttribute("passkeys", passkeys.arePossible());
        return "identity/login";
    }
}
