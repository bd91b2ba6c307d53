package com.telerivet.status.subscriber;

import com.telerivet.status.subscriber.SignUpChecks.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Subscribing an endpoint: the forms of webhooks and chats, and the one answer that everybody gets. */
@Controller
class EndpointController {

    private static final String PATH = "/subscribe/{channel:webhook|slack|teams|discord}";

    private final Endpoints endpoints;
    private final ChatSettings chats;
    private final SignUpChecks checks;

    EndpointController(Endpoints endpoints, ChatSettings chats, SignUpChecks checks) {
        this.endpoints = endpoints;
        this.chats = chats;
        this.checks = checks;
    }

    @GetMapping(PATH)
    ModelAndView form(@PathVariable String channel, @RequestParam @Nullable String incident) {
        return form(channel, EndpointForm.blank(incident), null);
    }

    @PostMapping(PATH)
    ModelAndView subscribe(
            @PathVariable String channel,
            @Valid @ModelAttribute EndpointForm form,
            BindingResult errors,
            HttpServletRequest request,
            Locale locale) {
        Optional<EndpointUrl> url = EndpointUrl.of(channel, Objects.toString(form.url(), ""), chats);
        Optional<MailAddress> contact = MailAddress.of(Objects.toString(form.email(), ""));
        Optional<Refusal> refusal = checks.door(request)
                .or(() -> errors.hasErrors() || url.isEmpty()
                        ? Optional.of(Refusal.of(urlError(channel)))
                        : Optional.empty())
                .or(() -> channel.equals(EndpointUrl.WEBHOOK) && contact.isEmpty()
                        ? Optional.of(Refusal.of("email"))
                        : Optional.empty())
                .or(() -> checks.content(form));
        if (refusal.isPresent()) {
            return form(channel, form, refusal.get());
        }
        Optional<Refusal> full = checks.signUp(
                form,
                () -> endpoints.subscribe(
                        url.orElseThrow(),
                        contact.orElse(null),
                        checks.wish(form),
                        Locale.forLanguageTag(locale.getLanguage())));
        if (full.isPresent()) {
            return form(channel, form, full.get());
        }
        return new ModelAndView("subscriber/endpoint-asked");
    }

    private ModelAndView form(String channel, EndpointForm form, @Nullable Refusal refusal) {
        String error = refusal == null ? "" : refusal.error();
        String key = "subscriber.error." + error;
        return checks.page("subscriber/endpoint", form, refusal, "email", urlError(channel))
                .addObject("way", channel)
                .addObject("promise", "subscriber.endpoint.promise." + kind(channel))
                .addObject("hint", "subscriber.endpoint.hint." + channel)
                .addObject("url", form.url())
                .addObject("email", form.email())
                .addObject("urlError", error.startsWith("url") ? key : null)
                .addObject("emailError", error.equals("email") ? key : null);
    }

    private static String kind(String channel) {
        return channel.equals(EndpointUrl.WEBHOOK) ? channel : "chat";
    }

    private static String urlError(String channel) {
        return "url." + channel;
    }
}
