package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.StatusPage;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Asks an address whether it agrees to the subscription that somebody wanted for it. */
@Component
class ConfirmationMail implements Composer {

    static final String KIND = "subscriber.confirmation";

    private final Subscribers subscribers;
    private final StatusPage page;
    private final MailTemplates templates;
    private final MessageSource messages;

    ConfirmationMail(Subscribers subscribers, StatusPage page, MailTemplates templates, MessageSource messages) {
        this.subscribers = subscribers;
        this.page = page;
        this.templates = templates;
        this.messages = messages;
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
                .map(s -> message(s, delivery));
    }

    private Message message(Subscription subscription, Delivery delivery) {
        String name = page.profile().name();
        Map<String, Object> values = Map.of(
                "pageName", name,
                "pageUrl", page.profile().url(),
                "address", subscription.address(),
                "link", subscribers.links(subscription.id()).confirm());
        String subject = messages.getMessage("subscriber.confirmation.subject", new Object[] {name}, delivery.locale());
        return new Message(templates.words("subscriber/confirmation-mail", delivery.locale(), subject, values));
    }
}
