package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageLink;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Assets;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.thymeleaf.context.LazyContextVariable;

/** What all subscriber pages share: the page's frame, and the answer to a link that leads nowhere. */
@ControllerAdvice(
        assignableTypes = {
            SubscribeController.class,
            EndpointController.class,
            PhoneController.class,
            ConfirmationController.class,
            PreferencesController.class,
            UnsubscriptionController.class
        })
class SubscriberPages {

    private final StatusPage page;
    private final ComponentChoices choices;
    private final Assets assets;
    private final SmsSettings sms;
    private final LanguageSettings offered;
    private final SpokenLanguage spoken;
    private final MessageSource messages;

    SubscriberPages(
            StatusPage page,
            ComponentChoices choices,
            Assets assets,
            SmsSettings sms,
            LanguageSettings offered,
            SpokenLanguage spoken,
            MessageSource messages) {
        this.sms = sms;
        this.offered = offered;
        this.spoken = spoken;
        this.messages = messages;
        this.page = page;
        this.choices = choices;
        this.assets = assets;
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request) {
        PageProfile profile = page.profile();
        // which language it is shows when the subscription is known
        model.addAttribute("base", late(() -> language(request).prefix()));
        model.addAttribute("direction", late(() -> language(request).isRightToLeft() ? "rtl" : null));
        model.addAttribute("languages", SpokenLanguage.isToSubscribe(request) ? links(request, profile.url()) : null);
        model.addAttribute("pageName", profile.name());
        model.addAttribute("look", profile.look());
        model.addAttribute("pictures", profile.pictures());
        model.addAttribute("logoText", profile.pictures().logoText(profile.name()));
        model.addAttribute("supportUrl", profile.supportUrl());
        model.addAttribute("status", choices.status());
        model.addAttribute("assets", assets);
        model.addAttribute("smsOffered", sms.isSet());
    }

    @ExceptionHandler(UnknownLink.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknownLink(Model model, HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            spoken.setLocale(
                    request,
                    null,
                    offered.best(Collections.list(request.getLocales())).locale());
        }
        frame(model, request);
        return "subscriber/absent";
    }

    private Language language(HttpServletRequest request) {
        return offered.spoken(spoken.resolveLocale(request));
    }

    /** The same form in the other languages; nothing where there is one language only. */
    private @Nullable List<LanguageLink> links(HttpServletRequest request, String url) {
        Language chosen = language(request);
        String path = request.getRequestURI();
        List<LanguageLink> links = offered.offered().stream()
                .map(each -> {
                    String href =
                            path + (each == Language.ENGLISH ? "" : "?" + SpokenLanguage.PARAMETER + "=" + each.code());
                    String offer = messages.getMessage("part.languages.offer", null, each.locale());
                    return new LanguageLink(each.code(), each.ownName(), href, url + href, each == chosen, offer);
                })
                .toList();
        return links.size() > 1 ? links : null;
    }

    private static LazyContextVariable<String> late(Supplier<@Nullable String> value) {
        return new LazyContextVariable<>() {
            @Override
            protected @Nullable String loadValue() {
                return value.get();
            }
        };
    }
}
