package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.SmsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Subscribing a phone, where SMS is set up; elsewhere there is no such page. */
@Controller
class PhoneController {

    private static final Logger log = LoggerFactory.getLogger(PhoneController.class);

    private final Phones phones;
    private final SmsSettings settings;
    private final SignUpLimits limits;
    private final ComponentChoices choices;
    private final SameOrigin sameOrigin;

    PhoneController(
            Phones phones, SmsSettings settings, SignUpLimits limits, ComponentChoices choices, SameOrigin sameOrigin) {
        this.phones = phones;
        this.settings = settings;
        this.limits = limits;
        this.choices = choices;
        this.sameOrigin = sameOrigin;
    }

    @GetMapping("/subscribe/sms")
    ModelAndView form() {
        return form(new PhoneForm(null, null, null, null), null, HttpStatus.OK);
    }

    @PostMapping("/subscribe/sms")
    ModelAndView subscribe(
            @Valid @ModelAttribute PhoneForm form, BindingResult errors, HttpServletRequest request, Locale locale) {
        if (!sameOrigin.allows(request)) {
            return form(form, "origin", HttpStatus.FORBIDDEN);
        }
        if (!limits.admits(request.getRemoteAddr())) {
            return form(form, "limit", HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<PhoneNumber> number = PhoneNumber.of(Objects.toString(form.phone(), ""));
        if (errors.hasErrors() || number.isEmpty()) {
            return form(form, "phone", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Set<String> components = form.wantsChosen() ? choices.known(form.chosen()) : Set.of();
        if (form.wantsChosen() && components.isEmpty()) {
            return form(form, "components", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (settings.isSet() && !form.isFromAProgram()) {
            try {
                phones.subscribe(number.get(), components, Locale.forLanguageTag(locale.getLanguage()));
            } catch (TooManySignUps e) {
                return form(form, "busy", HttpStatus.TOO_MANY_REQUESTS);
            } catch (DataIntegrityViolationException e) {
                // the same number twice at the same moment: the other request has done it
                log.debug("A sign-up came twice at once", e);
            }
        }
        return settings.isSet() ? new ModelAndView("subscriber/phone-asked") : absent();
    }

    /** The form with what was typed; {@code error} is the end of a message's key, or null. */
    private ModelAndView form(PhoneForm form, @Nullable String error, HttpStatus status) {
        if (!settings.isSet()) {
            return absent();
        }
        String key = error == null ? null : "subscriber.error." + error;
        return new ModelAndView("subscriber/phone", status)
                .addObject("way", Phones.CHANNEL)
                .addObject("phone", form.phone())
                .addObject("wantsChosen", form.wantsChosen())
                .addObject("groups", choices.groups(form.chosen()))
                .addObject("phoneError", "phone".equals(error) ? key : null)
                .addObject("componentsError", "components".equals(error) ? key : null)
                .addObject("generalError", "phone".equals(error) || "components".equals(error) ? null : key);
    }

    private static ModelAndView absent() {
        return new ModelAndView("subscriber/absent", HttpStatus.NOT_FOUND);
    }
}
