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
    private final Questions questions;

    ConfirmationMail(Subscribers subscribers, SubscriptionMail mail, Questions questions) {
        this.subscribers = subscribers;
        this.mail = mail;
        this.questions = questions;
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
        return questions.of(delivery.recipientId()).map(asked -> {
            Subscription to = asked.subscription();
            String name = asked.about().isEmpty() ? "confirmation" : "following";
            return mail.of(name, to, asked.about(), subscribers.links(to.id()).confirm(), delivery);
        });
    }
}
