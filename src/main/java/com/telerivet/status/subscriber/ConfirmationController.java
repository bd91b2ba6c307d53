package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.subscriber.Follows.Followed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Agreeing to a subscription. Opening the link changes nothing, because mail scanners open links too. */
@Controller
class ConfirmationController {

    private final Subscribers subscribers;
    private final Follows follows;
    private final Endpoints endpoints;
    private final Suspensions suspensions;
    private final ComponentChoices choices;
    private final SpokenLanguage spoken;

    ConfirmationController(
            Subscribers subscribers,
            Follows follows,
            Endpoints endpoints,
            Suspensions suspensions,
            ComponentChoices choices,
            SpokenLanguage spoken) {
        this.subscribers = subscribers;
        this.follows = follows;
        this.endpoints = endpoints;
        this.suspensions = suspensions;
        this.choices = choices;
        this.spoken = spoken;
    }

    @GetMapping("/subscriptions/confirm/{token}")
    ModelAndView ask(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = subscribers.asked(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        List<Followed> awaited = follows.awaited(subscription);
        if (subscription.isActive() && awaited.isEmpty()) {
            return confirmed(subscription, List.of());
        }
        return new ModelAndView("subscriber/confirm")
                .addObject("words", words(subscription, awaited, "confirm"))
                .addObject("do", isToFollow(subscription) ? "subscriber.confirm.follow.do" : "subscriber.confirm.do")
                .addObject("names", Questions.names(awaited))
                .addObject(
                        "components", subscription.isActive() ? List.of() : choices.names(subscription.componentIds()))
                .addObject(
                        "extent",
                        subscription.isActive()
                                ? List.of()
                                : subscription.extent().words())
                .addObject("address", subscription.address());
    }

    @PostMapping("/subscriptions/confirm/{token}")
    ModelAndView confirm(@PathVariable String token, HttpServletRequest request) {
        List<Followed> awaited = follows.awaited(subscribers.asked(token).orElseThrow(UnknownLink::new));
        Subscription subscription = subscribers.confirm(token).orElseThrow(UnknownLink::new);
        spoken.speak(request, subscription);
        ModelAndView view = confirmed(subscription, awaited);
        endpoints.newSecret(subscription).ifPresent(secret -> view.addObject("secret", secret));
        suspensions.lift(subscription.channel(), subscription.address());
        return view;
    }

    /** The words for mail speak of mails, and those for what is to be followed of that. */
    private static String words(Subscription subscription, List<Followed> followed, String step) {
        if (!followed.isEmpty() && isToFollow(subscription)) {
            return "subscriber." + step + ".follow.text";
        }
        return (!subscription.channel().equals("mail") ? "subscriber.endpoint." : "subscriber.") + step + ".text";
    }

    /** Whether the question is about incidents alone, and not about news as such. */
    private static boolean isToFollow(Subscription subscription) {
        return subscription.isActive() || subscription.hearsOfFollowedOnly();
    }

    private ModelAndView confirmed(Subscription subscription, List<Followed> followed) {
        return new ModelAndView("subscriber/confirmed")
                .addObject("words", words(subscription, followed, "confirmed"))
                .addObject("names", Questions.names(followed))
                .addObject("secret", null)
                .addObject("address", subscription.address())
                .addObject("preferences", subscribers.links(subscription.id()).preferences());
    }
}
