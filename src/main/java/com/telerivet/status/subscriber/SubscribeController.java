package com.telerivet.status.subscriber;

import com.telerivet.status.subscriber.SignUpChecks.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Subscribing: the form, and the one answer that everybody gets. */
@Controller
class SubscribeController {

    private final Subscribers subscribers;
    private final SignUpChecks checks;
    private final ComponentChoices choices;

    SubscribeController(Subscribers subscribers, SignUpChecks checks, ComponentChoices choices) {
        this.subscribers = subscribers;
        this.checks = checks;
        this.choices = choices;
    }

    /**
     * Components that are named in the address are ticked, and an incident is what the form follows: the page links here
     * with what its reader chose there.
     */
    @GetMapping("/subscribe")
    ModelAndView form(
            @RequestParam(defaultValue = "") List<String> components, @RequestParam @Nullable String incident) {
        List<String> chosen = List.copyOf(choices.known(Set.copyOf(components)));
        return form(SubscribeForm.blank(chosen, incident), null);
    }

    @PostMapping("/subscribe")
    ModelAndView subscribe(
            @Valid @ModelAttribute SubscribeForm form,
            BindingResult errors,
            HttpServletRequest request,
            Locale locale) {
        Optional<MailAddress> address = form.email() == null ? Optional.empty() : MailAddress.of(form.email());
        Optional<Refusal> refusal = checks.door(request)
                .or(() -> errors.hasErrors() || address.isEmpty() ? Optional.of(Refusal.of("email")) : Optional.empty())
                .or(() -> checks.content(form));
        if (refusal.isPresent()) {
            return form(form, refusal.get());
        }
        Wish wish = checks.wish(form);
        Optional<Refusal> full = checks.signUp(
                form,
                () -> subscribers.subscribe(address.orElseThrow(), wish, Locale.forLanguageTag(locale.getLanguage())));
        if (full.isPresent()) {
            return form(form, full.get());
        }
        return new ModelAndView("subscriber/asked").addObject("follows", wish.incidentId() != null);
    }

    private ModelAndView form(SubscribeForm form, @Nullable Refusal refusal) {
        ModelAndView view = checks.page("subscriber/subscribe", form, refusal, "email");
        return view.addObject("way", "mail")
                .addObject("email", form.email())
                .addObject(
                        "emailError",
                        refusal != null && refusal.error().equals("email") ? "subscriber.error.email" : null);
    }
}
