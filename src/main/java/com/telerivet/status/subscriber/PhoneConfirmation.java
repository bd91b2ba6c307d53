package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.StatusPage;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Asks a phone whether it agrees to the subscription that somebody wanted for it. */
@Component
class PhoneConfirmation implements Composer {

    private static final int MOST_ATTEMPTS = 3;

    private final Subscribers subscribers;
    private final Questions questions;
    private final StatusPage page;
    private final MessageSource messages;

    PhoneConfirmation(Subscribers subscribers, Questions questions, StatusPage page, MessageSource messages) {
        this.subscribers = subscribers;
        this.questions = questions;
        this.page = page;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return ConfirmationMail.KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return channel.equals(Phones.CHANNEL);
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return questions
                .of(delivery.recipientId())
                .filter(asked -> delivery.attempts() < MOST_ATTEMPTS)
                .map(asked -> messages.getMessage(
                        asked.about().isEmpty() ? "subscriber.phone.confirmation" : "subscriber.phone.following",
                        new Object[] {
                            page.profile().name(),
                            subscribers.links(asked.subscription().id()).confirm(),
                            asked.about()
                        },
                        delivery.locale()))
                .map(text -> new Message(new Message.Words("", text, "")));
    }
}
