package com.telerivet.status.subscriber;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Leaving. Opening the link only asks; a POST does it, from the button or from the mail program itself, which sends
 * {@code List-Unsubscribe=One-Click} without cookies (RFC 8058).
 */
@Controller
class UnsubscriptionController {

    private final Subscribers subscribers;
    private final SpokenLanguage spoken;

    UnsubscriptionController(Subscribers subscribers, SpokenLanguage spoken) {
        this.subscribers = subscribers;
        this.spoken = spoken;
    }

    @GetMapping("/unsubscribe/{token}")
    ModelAndView ask(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = subscribers.leaving(token).orElseThrow(UnknownLink::new);
        boolean gone = subscription.state() == SubscriberState.UNSUBSCRIBED;
        return page(gone ? "subscriber/unsubscribed" : "subscriber/unsubscribe", subscription, request);
    }

    @PostMapping("/unsubscribe/{token}")
    ModelAndView unsubscribe(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = subscribers.unsubscribe(token).orElseThrow(UnknownLink::new);
        return page("subscriber/unsubscribed", subscription, request);
    }

    private ModelAndView page(String name, Subscription subscription, HttpServletRequest request) {
        spoken.speak(request, subscription);
        return new ModelAndView(name)
                .addObject(
                        "words",
                        !subscription.channel().equals("mail")
                                ? name.replace("subscriber/", "subscriber.endpoint.")
                                : name.replace('/', '.') + ".text")
                .addObject("address", subscription.address());
    }
}
