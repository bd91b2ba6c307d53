package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Suspensions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Agreeing to a subscription. Opening the link changes nothing, because mail scanners open links too. */
@Controller
class ConfirmationController {

    private final Subscribers subscribers;
    private final Endpoints endpoints;
    private final Suspensions suspensions;
    private final SpokenLanguage spoken;

    ConfirmationController(
            Subscribers subscribers, Endpoints endpoints, Suspensions suspensions, SpokenLanguage spoken) {
        this.subscribers = subscribers;
        this.endpoints = endpoints;
        this.suspensions = suspensions;
        this.spoken = spoken;
    }

    @GetMapping("/subscriptions/confirm/{token}")
    ModelAndView ask(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = subscribers.asked(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        return subscription.isActive()
                ? confirmed(subscription)
                : new ModelAndView("subscriber/confirm")
                        .addObject("words", words(subscription, "confirm"))
                        .addObject("address", subscription.address());
    }

    @PostMapping("/subscriptions/confirm/{token}")
    ModelAndView confirm(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = subscribers.confirm(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        ModelAndView view = confirmed(subscription);
        endpoints.newSecret(subscription).ifPresent(secret -> view.addObject("secret", secret));
        suspensions.lift(subscription.channel(), subscription.address());
        return view;
    }

    /** The words for mail speak of mails. */
    private static String words(Subscription subscription, String step) {
        return (!subscription.channel().equals("mail") ? "subscriber.endpoint." : "subscriber.") + step + ".text";
    }

    private ModelAndView confirmed(Subscription subscription) {
        return new ModelAndView("subscriber/confirmed")
                .addObject("words", words(subscription, "confirmed"))
                .addObject("secret", null)
                .addObject("address", subscription.address())
                .addObject("preferences", subscribers.links(subscription.id()).preferences());
    }
}
