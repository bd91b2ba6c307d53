package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the owner of an endpoint that nothing got through to it for a day, and how to resume it. */
@Component
class PausedMail implements Composer {

    static final String KIND = "subscriber.paused";

    private final Subscribers subscribers;
    private final SubscriptionMail mail;

    PausedMail(Subscribers subscribers, SubscriptionMail mail) {
        this.subscribers = subscribers;
        this.mail = mail;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return subscribers
                .find(delivery.recipientId())
                .filter(Subscription::isActive)
                .map(s -> mail.of("paused", s, "", subscribers.links(s.id()).preferences(), delivery));
    }
}
