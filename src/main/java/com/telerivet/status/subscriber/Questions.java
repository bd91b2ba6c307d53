package com.telerivet.status.subscriber;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What addresses are asked to agree to. */
@Component
class Questions {

    private final Subscribers subscribers;
    private final Follows follows;

    Questions(Subscribers subscribers, Follows follows) {
        this.subscribers = subscribers;
        this.follows = follows;
    }

    /** @param about the incidents that it is to follow and nothing else; "" where it is to hear of news as such */
    record Question(Subscription subscription, String about) {}

    /** What a subscriber is asked just now; empty where it has agreed to all, or has left. */
    Optional<Question> of(String subscriberId) {
        return subscribers.find(subscriberId).flatMap(subscription -> {
            List<Follows.Followed> awaited = follows.awaited(subscription);
            boolean isAsked = subscription.state() == SubscriberState.UNCONFIRMED
                    || (subscription.isActive() && !awaited.isEmpty());
            boolean isAboutIncidents = subscription.isActive() || subscription.hearsOfFollowedOnly();
            return isAsked
                    ? Optional.of(new Question(subscription, isAboutIncidents ? names(awaited) : ""))
                    : Optional.empty();
        });
    }

    static String names(List<Follows.Followed> incidents) {
        return incidents.stream().map(Follows.Followed::name).collect(Collectors.joining("”, “"));
    }
}
