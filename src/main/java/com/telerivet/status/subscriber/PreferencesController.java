package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a subscriber hears of; whoever has the link from a mail may change it. */
@Controller
class PreferencesController {

    private final Subscribers subscribers;
    private final Suspensions suspensions;
    private final ComponentChoices choices;
    private final LanguageSettings languages;
    private final SpokenLanguage spoken;

    PreferencesController(
            Subscribers subscribers,
            Suspensions suspensions,
            ComponentChoices choices,
            LanguageSettings languages,
            SpokenLanguage spoken) {
        this.subscribers = subscribers;
        this.suspensions = suspensions;
        this.choices = choices;
        this.languages = languages;
        this.spoken = spoken;
    }

    @GetMapping("/subscriptions/{token}")
    ModelAndView show(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = subscribers.managed(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        return page(subscription, subscription.componentIds(), !subscription.hearsOfAll(), HttpStatus.OK);
    }

    @PostMapping("/subscriptions/{token}")
    ModelAndView change(
            @PathVariable String token,
            @Valid @ModelAttribute PreferencesForm form,
            BindingResult errors,
            HttpServletRequest request) {
        Subscription subscription = subscribers.managed(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        Set<String> chosen = form.wantsChosen() ? choices.known(form.chosen()) : Set.of();
        if (errors.hasErrors() || (form.wantsChosen() && chosen.isEmpty())) {
            return page(subscription, chosen, form.wantsChosen(), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("componentsError", "subscriber.error.components");
        }
        Language language = languages.offered(form.language()).orElse(languages.spoken(locale(subscription)));
        Subscription changed = subscribers.choose(token, chosen, language).orElseThrow(UnknownLink::new);
        spoken.speak(request, changed);
        suspensions.lift(changed.channel(), changed.address());
        return page(changed, changed.componentIds(), !changed.hearsOfAll(), HttpStatus.OK)
                .addObject("saved", true);
    }

    private ModelAndView page(Subscription subscription, Set<String> chosen, boolean wantsChosen, HttpStatus status) {
        return new ModelAndView("subscriber/preferences", status)
                .addObject("address", subscription.address())
                .addObject("groups", choices.groups(chosen))
                .addObject("wantsChosen", wantsChosen)
                .addObject("saved", false)
                .addObject("paused", suspensions.isSuspended(subscription.channel(), subscription.address()))
                .addObject("offered", languages.offered())
                .addObject("spoken", languages.spoken(locale(subscription)))
                .addObject("componentsError", null)
                .addObject("unsubscribe", subscribers.links(subscription.id()).unsubscribe());
    }

    private static Locale locale(Subscription subscription) {
        return Locale.forLanguageTag(subscription.locale());
    }
}
