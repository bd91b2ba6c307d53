package com.telerivet.status.subscriber;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Subscribing an endpoint: the forms of webhooks and chats, and the one answer that everybody gets. */
@Controller
class EndpointController {

    private static final Logger log = LoggerFactory.getLogger(EndpointController.class);
    private static final String PATH = "/subscribe/{channel:webhook|slack|teams|discord}";

    private final Endpoints endpoints;
    private final ChatSettings chats;
    private final SignUpLimits limits;
    private final ComponentChoices choices;
    private final SameOrigin sameOrigin;

    EndpointController(
            Endpoints endpoints,
            ChatSettings chats,
            SignUpLimits limits,
            ComponentChoices choices,
            SameOrigin sameOrigin) {
        this.endpoints = endpoints;
        this.chats = chats;
        this.limits = limits;
        this.choices = choices;
        this.sameOrigin = sameOrigin;
    }

    @GetMapping(PATH)
    ModelAndView form(@PathVariable String channel) {
        return form(channel, EndpointForm.EMPTY, null, HttpStatus.OK);
    }

    @PostMapping(PATH)
    ModelAndView subscribe(
            @PathVariable String channel,
            @Valid @ModelAttribute EndpointForm form,
            BindingResult errors,
            HttpServletRequest request,
            Locale locale) {
        if (!sameOrigin.allows(request)) {
            return form(channel, form, "origin", HttpStatus.FORBIDDEN);
        }
        if (!limits.admits(request.getRemoteAddr())) {
            return form(channel, form, "limit", HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<EndpointUrl> url = EndpointUrl.of(channel, Objects.toString(form.url(), ""), chats);
        if (errors.hasErrors() || url.isEmpty()) {
            return form(channel, form, urlError(channel), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Optional<MailAddress> contact = MailAddress.of(Objects.toString(form.email(), ""));
        if (channel.equals(EndpointUrl.WEBHOOK) && contact.isEmpty()) {
            return form(channel, form, "email", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Set<String> components = form.wantsChosen() ? choices.known(form.chosen()) : Set.of();
        if (form.wantsChosen() && components.isEmpty()) {
            return form(channel, form, "components", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!form.isFromAProgram()) {
            try {
                endpoints.subscribe(
                        url.get(), contact.orElse(null), components, Locale.forLanguageTag(locale.getLanguage()));
            } catch (TooManySignUps e) {
                return form(channel, form, "busy", HttpStatus.TOO_MANY_REQUESTS);
            } catch (DataIntegrityViolationException e) {
                // the same endpoint twice at the same moment: the other request has done it
                log.debug("A sign-up came twice at once", e);
            }
        }
        return new ModelAndView("subscriber/endpoint-asked");
    }

    /** The form with what was typed; {@code error} is the end of a message's key, or null. */
    private ModelAndView form(String channel, EndpointForm form, @Nullable String error, HttpStatus status) {
        String key = error == null ? null : "subscriber.error." + error;
        boolean isOfField = error != null
                && List.of("email", "components", urlError(channel)).contains(error);
        return new ModelAndView("subscriber/endpoint", status)
                .addObject("way", channel)
                .addObject("promise", "subscriber.endpoint.promise." + kind(channel))
                .addObject("hint", "subscriber.endpoint.hint." + channel)
                .addObject("url", form.url())
                .addObject("email", form.email())
                .addObject("wantsChosen", form.wantsChosen())
                .addObject("groups", choices.groups(form.chosen()))
                .addObject("urlError", error != null && error.startsWith("url") ? key : null)
                .addObject("emailError", "email".equals(error) ? key : null)
                .addObject("componentsError", "components".equals(error) ? key : null)
                .addObject("generalError", isOfField ? null : key);
    }

    private static String kind(String channel) {
        return channel.equals(EndpointUrl.WEBHOOK) ? channel : "chat";
    }

    private static String urlError(String channel) {
        return "url." + channel;
    }
}
