package com.telerivet.status.subscriber;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
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

    private static final Logger log = LoggerFactory.getLogger(SubscribeController.class);

    private final Subscribers subscribers;
    private final SignUpLimits limits;
    private final ComponentChoices choices;
    private final SameOrigin sameOrigin;

    SubscribeController(Subscribers subscribers, SignUpLimits limits, ComponentChoices choices, SameOrigin sameOrigin) {
        this.subscribers = subscribers;
        this.limits = limits;
        this.choices = choices;
        this.sameOrigin = sameOrigin;
    }

    /** Components that are named in the address are ticked: the page links here with what its reader chose there. */
    @GetMapping("/subscribe")
    ModelAndView form(@RequestParam(defaultValue = "") List<String> components) {
        List<String> chosen = List.copyOf(choices.known(Set.copyOf(components)));
        return form(new SubscribeForm(null, null, chosen, null), null, HttpStatus.OK);
    }

    @PostMapping("/subscribe")
    ModelAndView subscribe(
            @Valid @ModelAttribute SubscribeForm form,
            BindingResult errors,
            HttpServletRequest request,
            Locale locale) {
        if (!sameOrigin.allows(request)) {
            return form(form, "subscriber.error.origin", HttpStatus.FORBIDDEN);
        }
        if (!limits.admits(request.getRemoteAddr())) {
            return form(form, "subscriber.error.limit", HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<MailAddress> address = form.email() == null ? Optional.empty() : MailAddress.of(form.email());
        if (errors.hasErrors() || address.isEmpty()) {
            return form(form, "subscriber.error.email", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Set<String> components = form.wantsChosen() ? choices.known(form.chosen()) : Set.of();
        if (form.wantsChosen() && components.isEmpty()) {
            return form(form, "subscriber.error.components", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!form.isFromAProgram()) {
            try {
                subscribers.subscribe(address.get(), components, Locale.forLanguageTag(locale.getLanguage()));
            } catch (TooManySignUps e) {
                return form(form, "subscriber.error.busy", HttpStatus.TOO_MANY_REQUESTS);
            } catch (DataIntegrityViolationException e) {
                // the same address twice at the same moment: the other request has done it
                log.debug("A sign-up came twice at once", e);
            }
        }
        return new ModelAndView("subscriber/asked");
    }

    /** The form with what was typed; {@code error} is the key of a message, or null. */
    private ModelAndView form(SubscribeForm form, @org.jspecify.annotations.Nullable String error, HttpStatus status) {
        ModelAndView view = new ModelAndView("subscriber/subscribe", status);
        view.addObject("way", "mail");
        view.addObject("email", form.email());
        view.addObject("wantsChosen", form.wantsChosen());
        view.addObject("groups", choices.groups(form.chosen()));
        view.addObject("emailError", "subscriber.error.email".equals(error) ? error : null);
        view.addObject("componentsError", "subscriber.error.components".equals(error) ? error : null);
        boolean general = error != null && !error.endsWith(".email") && !error.endsWith(".components");
        view.addObject("generalError", general ? error : null);
        return view;
    }
}
