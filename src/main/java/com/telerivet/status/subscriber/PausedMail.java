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

/** Tells the owner of an endpoint that nothing got through to it for a day, and how to resume it. */
@Component
class PausedMail implements Composer {

    static final String KIND = "subscriber.paused";

    private final Subscribers subscribers;
    private final StatusPage page;
    private final MailTemplates templates;
    private final MessageSource messages;

    PausedMail(Subscribers subscribers, StatusPage page, MailTemplates templates, MessageSource messages) {
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
    public Optional<Message> compose(Delivery delivery) {
        return subscribers
                .find(delivery.recipientId())
                .filter(Subscription::isActive)
                .map(s -> message(s, delivery));
    }

    private Message message(Subscription subscription, Delivery delivery) {
        String name = page.profile().name();
        Map<String, Object> values = Map.of(
                "pageName", name,
                "pageUrl", page.profile().url(),
                "address", subscription.address(),
                "link", subscribers.links(subscription.id()).preferences());
        String subject = messages.getMessage("subscriber.paused.subject", new Object[] {name}, delivery.locale());
        return new Message(templates.words("subscriber/paused-mail", delivery.locale(), subject, values));
    }
}
