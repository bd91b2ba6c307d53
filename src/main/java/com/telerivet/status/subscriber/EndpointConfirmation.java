package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.ChatMessage;
import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends an endpoint the link that somebody behind it has to open. It is tried a few times only: whoever wanted it may be
 * a stranger to the endpoint.
 */
@Component
class EndpointConfirmation implements Composer {

    private static final int MOST_ATTEMPTS = 3;

    private final Subscribers subscribers;
    private final Endpoints endpoints;
    private final Questions questions;
    private final StatusPage page;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    EndpointConfirmation(
            Subscribers subscribers,
            Endpoints endpoints,
            Questions questions,
            StatusPage page,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.subscribers = subscribers;
        this.endpoints = endpoints;
        this.questions = questions;
        this.page = page;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return ConfirmationMail.KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return Endpoints.isOne(channel);
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        String id = delivery.recipientId();
        Endpoints.Place place = endpoints.places(List.of(id)).get(id);
        if (place == null || delivery.attempts() >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        return questions
                .of(id)
                .map(asked -> new Message(
                        new Message.Posting(place.url(), json.writeValueAsString(words(asked, delivery)), null)));
    }

    private Map<String, ?> words(Questions.Question asked, Delivery delivery) {
        Subscription subscription = asked.subscription();
        boolean isToFollow = !asked.about().isEmpty();
        PageProfile profile = page.profile();
        SubscriptionLinks links = subscribers.links(subscription.id());
        String title = say(
                delivery,
                isToFollow ? "subscriber.following.subject" : "subscriber.confirmation.subject",
                profile.name(),
                asked.about());
        String text = say(
                delivery,
                isToFollow ? "subscriber.endpoint.following" : "subscriber.endpoint.confirmation",
                profile.name(),
                asked.about());
        if (delivery.channel().equals(EndpointUrl.WEBHOOK)) {
            return Map.of(
                    "meta",
                    Map.of(
                            "unsubscribe", links.unsubscribe(),
                            "documentation", profile.url() + "/help",
                            "generated_at",
                                    clock.instant()
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .toString()),
                    "page",
                    Map.of("id", profile.id(), "name", profile.name(), "url", profile.url()),
                    "subscription",
                    Map.of("id", subscription.id(), "confirm_url", links.confirm(), "text", text));
        }
        String confirm = say(delivery, "subscriber.confirmation.do");
        return new ChatMessage(title, text, List.of(new ChatMessage.Link(confirm, links.confirm())))
                .in(delivery.channel());
    }

    private String say(Delivery delivery, String key, Object... parts) {
        return messages.getMessage(key, parts, delivery.locale());
    }
}
