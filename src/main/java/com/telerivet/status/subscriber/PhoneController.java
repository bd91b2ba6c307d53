package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.subscriber.SignUpChecks.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Subscribing a phone, where SMS is set up; elsewhere there is no such page. */
@Controller
class PhoneController {

    private final Phones phones;
    private final SmsSettings settings;
    private final SignUpChecks checks;

    PhoneController(Phones phones, SmsSettings settings, SignUpChecks checks) {
        this.phones = phones;
        this.settings = settings;
        this.checks = checks;
    }

    @GetMapping("/subscribe/sms")
    ModelAndView form(@RequestParam @Nullable String incident) {
        return form(PhoneForm.blank(incident), null);
    }

    @PostMapping("/subscribe/sms")
    ModelAndView subscribe(
            @Valid @ModelAttribute PhoneForm form, BindingResult errors, HttpServletRequest request, Locale locale) {
        Optional<PhoneNumber> number = PhoneNumber.of(Objects.toString(form.phone(), ""));
        Optional<Refusal> refusal = checks.door(request)
                .or(() -> errors.hasErrors() || number.isEmpty() ? Optional.of(Refusal.of("phone")) : Optional.empty())
                .or(() -> checks.content(form));
        if (refusal.isPresent() || !settings.isSet()) {
            return form(form, refusal.orElse(null));
        }
        Optional<Refusal> full = checks.signUp(
                form,
                () -> phones.subscribe(
                        number.orElseThrow(), checks.wish(form), Locale.forLanguageTag(locale.getLanguage())));
        if (full.isPresent()) {
            return form(form, full.get());
        }
        return new ModelAndView("subscriber/phone-asked");
    }

    private ModelAndView form(PhoneForm form, @Nullable Refusal refusal) {
        if (!settings.isSet()) {
            return absent();
        }
        return checks.page("subscriber/phone", form, refusal, "phone")
                .addObject("way", Phones.CHANNEL)
                .addObject("phone", form.phone())
                .addObject(
                        "phoneError",
                        refusal != null && refusal.error().equals("phone") ? "subscriber.error.phone" : null);
    }

    private static ModelAndView absent() {
        return new ModelAndView("subscriber/absent", HttpStatus.NOT_FOUND);
    }
}
