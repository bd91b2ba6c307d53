package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks an address whether it agrees to the subscription that somebody wanted for it. */
@Component
class ConfirmationMail implements Composer {

    static final String KIND = "subscriber.confirmation";

    private final Subscribers subscribers;
    private final SubscriptionMail mail;

    ConfirmationMail(Subscribers subscribers, SubscriptionMail mail) {
        this.subscribers = subscribers;
        this.mail = mail;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return channel.equals("mail");
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return subscribers
                .find(delivery.recipientId())
                .filter(s -> s.state() == SubscriberState.UNCONFIRMED)
                .map(s -> mail.of("confirmation", s, subscribers.links(s.id()).confirm(), delivery));
    }
}
