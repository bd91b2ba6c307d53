package com.telerivet.status.subscriber;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Agreeing to a subscription. Opening the link changes nothing, because mail scanners open links too. */
@Controller
class ConfirmationController {

    private final Subscribers subscribers;

    ConfirmationController(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @GetMapping("/subscriptions/confirm/{token}")
    ModelAndView ask(@PathVariable String token) {
        Subscription subscription = subscribers.asked(token).orElseThrow(UnknownLink::new);
        return subscription.isActive()
                ? confirmed(subscription)
                : new ModelAndView("subscriber/confirm").addObject("address", subscription.address());
    }

    @PostMapping("/subscriptions/confirm/{token}")
    ModelAndView confirm(@PathVariable String token) {
        return confirmed(subscribers.confirm(token).orElseThrow(UnknownLink::new));
    }

    private ModelAndView confirmed(Subscription subscription) {
        return new ModelAndView("subscriber/confirmed")
                .addObject("address", subscription.address())
                .addObject("preferences", subscribers.links(subscription.id()).preferences());
    }
}
