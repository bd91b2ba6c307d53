package com.telerivet.status.subscriber;

import jakarta.validation.Valid;
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
    private final Endpoints endpoints;
    private final ComponentChoices choices;

    PreferencesController(Subscribers subscribers, Endpoints endpoints, ComponentChoices choices) {
        this.subscribers = subscribers;
        this.endpoints = endpoints;
        this.choices = choices;
    }

    @GetMapping("/subscriptions/{token}")
    ModelAndView show(@PathVariable String token) {
        Subscription subscription = subscribers.managed(token).orElseThrow(UnknownLink::new);
        return page(subscription, subscription.componentIds(), !subscription.hearsOfAll(), HttpStatus.OK);
    }

    @PostMapping("/subscriptions/{token}")
    ModelAndView change(@PathVariable String token, @Valid @ModelAttribute PreferencesForm form, BindingResult errors) {
        Subscription subscription = subscribers.managed(token).orElseThrow(UnknownLink::new);
        Set<String> chosen = form.wantsChosen() ? choices.known(form.chosen()) : Set.of();
        if (errors.hasErrors() || (form.wantsChosen() && chosen.isEmpty())) {
            return page(subscription, chosen, form.wantsChosen(), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("componentsError", "subscriber.error.components");
        }
        Subscription changed = subscribers.choose(token, chosen).orElseThrow(UnknownLink::new);
        endpoints.resume(changed);
        return page(changed, changed.componentIds(), !changed.hearsOfAll(), HttpStatus.OK)
                .addObject("saved", true);
    }

    private ModelAndView page(Subscription subscription, Set<String> chosen, boolean wantsChosen, HttpStatus status) {
        return new ModelAndView("subscriber/preferences", status)
                .addObject("address", subscription.address())
                .addObject("groups", choices.groups(chosen))
                .addObject("wantsChosen", wantsChosen)
                .addObject("saved", false)
                .addObject("componentsError", null)
                .addObject("unsubscribe", subscribers.links(subscription.id()).unsubscribe());
    }
}
