package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a subscriber who subscribes once more that all is well, and where to change what they hear of. */
@Component
class AlreadySubscribedMail implements Composer {

    static final String KIND = "subscriber.already";

    private final Subscribers subscribers;
    private final SubscriptionMail mail;

    AlreadySubscribedMail(Subscribers subscribers, SubscriptionMail mail) {
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
                .map(s -> mail.of(
                        s.hearsOfFollowedOnly() ? "widen" : "already",
                        s,
                        "",
                        subscribers.links(s.id()).preferences(),
                        delivery));
    }
}
