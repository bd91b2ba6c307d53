package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.page.LanguageSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private final Follows follows;
    private final Suspensions suspensions;
    private final ComponentChoices choices;
    private final LanguageSettings languages;
    private final SpokenLanguage spoken;

    PreferencesController(
            Subscribers subscribers,
            Follows follows,
            Suspensions suspensions,
            ComponentChoices choices,
            LanguageSettings languages,
            SpokenLanguage spoken) {
        this.subscribers = subscribers;
        this.follows = follows;
        this.suspensions = suspensions;
        this.choices = choices;
        this.languages = languages;
        this.spoken = spoken;
    }

    @GetMapping("/subscriptions/{token}")
    ModelAndView show(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = subscribers.managed(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        return page(subscription, stored(subscription));
    }

    @PostMapping("/subscriptions/{token}")
    ModelAndView change(
            @PathVariable String token,
            @Valid @ModelAttribute PreferencesForm form,
            BindingResult errors,
            HttpServletRequest request) {
        Subscription subscription = subscribers.managed(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        Preferences wanted = wanted(form, subscription);
        String problem = errors.hasErrors() ? "components" : problem(wanted, subscription);
        if (problem != null) {
            ModelAndView again = page(subscription, wanted).addObject("componentsError", "subscriber.error." + problem);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Subscription changed = subscribers.change(token, wanted).orElseThrow(UnknownLink::new);
        spoken.speak(request, changed);
        suspensions.lift(changed.channel(), changed.address());
        return page(changed, stored(changed)).addObject("saved", true);
    }

    private Preferences wanted(PreferencesForm form, Subscription now) {
        Preferences.Scope scope = form.scope(now);
        return new Preferences(
                scope,
                scope == Preferences.Scope.CHOSEN ? choices.known(form.chosen(now)) : Set.of(),
                form.extent(now),
                form.unfollowed(),
                languages.offered(form.language()).orElse(languages.spoken(locale(now))));
    }

    private Preferences stored(Subscription now) {
        return new Preferences(
                Preferences.Scope.of(now), now.componentIds(), now.extent(), Set.of(), languages.spoken(locale(now)));
    }

    /** The end of a message's key where nothing would be left to hear of, or null. */
    private @Nullable String problem(Preferences wanted, Subscription now) {
        if (wanted.scope() == Preferences.Scope.CHOSEN && wanted.componentIds().isEmpty()) {
            return "components";
        }
        boolean isNothingLeft = wanted.scope() == Preferences.Scope.NONE
                && follows.agreed(now).stream()
                        .allMatch(f -> wanted.unfollowed().contains(f.id()));
        return isNothingLeft ? "nothing" : null;
    }

    private ModelAndView page(Subscription subscription, Preferences wanted) {
        List<Follows.Followed> followed = follows.agreed(subscription);
        return new ModelAndView("subscriber/preferences")
                .addObject("address", subscription.address())
                .addObject("groups", choices.groups(wanted.componentIds()))
                .addObject("wantsChosen", wanted.scope() == Preferences.Scope.CHOSEN)
                .addObject("wantsFollowed", wanted.scope() == Preferences.Scope.NONE)
                .addObject("followedOffered", !followed.isEmpty() || subscription.hearsOfFollowedOnly())
                .addObject("extent", wanted.extent())
                .addObject("follows", followed)
                .addObject("unfollowed", wanted.unfollowed())
                .addObject("saved", false)
                .addObject("paused", suspensions.isSuspended(subscription.channel(), subscription.address()))
                .addObject("offered", languages.offered())
                .addObject("spoken", wanted.language())
                .addObject("componentsError", null)
                .addObject("unsubscribe", subscribers.links(subscription.id()).unsubscribe());
    }

    private static Locale locale(Subscription subscription) {
        return Locale.forLanguageTag(subscription.locale());
    }
}
