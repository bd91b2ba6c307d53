package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.SecretKeys;
import com.telerivet.status.platform.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asking addresses, of whatever channel, whether they want to hear of news. */
@Component
class SignUps {

    private final SubscriberRepository subscribers;
    private final Follows follows;
    private final Deliveries deliveries;
    private final SecretKeys keys;
    private final SignUpLimits limits;
    private final SubscriberSettings settings;
    private final Clock clock;

    SignUps(
            SubscriberRepository subscribers,
            Follows follows,
            Deliveries deliveries,
            SecretKeys keys,
            SignUpLimits limits,
            SubscriberSettings settings,
            Clock clock) {
        this.subscribers = subscribers;
        this.follows = follows;
        this.deliveries = deliveries;
        this.keys = keys;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param isToConfirm whether there is something that the address has not agreed to */
    record Asked(Subscriber subscriber, boolean isToConfirm) {}

    /**
     * Notes what somebody wants an address to hear of. One that is subscribed stays as it is, but for an incident that it
     * does not hear everything of already: that waits for the address to agree. Where too many wait, the oldest make room,
     * so that strangers can keep nobody out for longer than they go on.
     */
    Asked asked(String channel, String address, Wish wish, Locale locale) {
        return noted(channel, address, wish, locale, true);
    }

    /** The same where the team gives the address, which knows no bound. */
    Asked invited(String channel, String address, Wish wish, Locale locale) {
        Asked asked = noted(channel, address, wish, locale, false);
        if (asked.isToConfirm()) {
            asked.subscriber().invite();
        }
        return asked;
    }

    private Asked noted(String channel, String address, Wish wish, Locale locale, boolean isBounded) {
        Instant now = clock.instant();
        Optional<Subscriber> known = subscribers.findByAddress(channel, address);
        boolean waits =
                known.filter(s -> s.state() == SubscriberState.UNCONFIRMED).isPresent();
        Subscriber subscriber = known.orElseGet(() -> stranger(channel, address, locale, now));
        boolean isActive = subscriber.state() == SubscriberState.ACTIVE;
        if (isActive && (wish.incidentId() == null || hearsOfAll(subscriber.subscription(), wish.incidentId()))) {
            return new Asked(subscriber, false);
        }
        if (subscriber.state() == SubscriberState.UNSUBSCRIBED) {
            follows.removeAll(subscriber.subscription().id());
        }
        if (!isActive) {
            if (isBounded && !waits) {
                makeRoom();
            }
            subscriber.ask(wish, locale.toLanguageTag(), now);
            subscriber = subscribers.saveAndFlush(subscriber);
        }
        if (wish.incidentId() != null) {
            follows.ask(subscriber.subscription().id(), wish.incidentId());
        }
        return new Asked(subscriber, true);
    }

    /** Who is forgotten for it can sign up again; that is what their link says then, too. */
    private void makeRoom() {
        long waiting = subscribers.countByStateAndInvited(SubscriberState.UNCONFIRMED, false);
        if (waiting >= settings.mostPending()) {
            subscribers.deleteOldestAsked(waiting - settings.mostPending() + 1);
        }
    }

    private boolean hearsOfAll(Subscription subscription, String incidentId) {
        return (subscription.hearsOfAll() && subscription.extent().isAll())
                || follows.agreed(subscription).stream().anyMatch(f -> f.id().equals(incidentId));
    }

    /** Enters an address that the team gives; unless it is said to have agreed, it is asked. */
    void enrol(MailAddress address, Set<String> componentIds, @Nullable String consent) {
        Instant now = clock.instant();
        Subscriber subscriber = subscribers
                .findByMail(address.text())
                .orElseGet(() -> stranger("mail", address.text(), Locale.ENGLISH, now));
        subscriber.ask(
                Wish.of(componentIds, subscriber.subscription().extent()),
                subscriber.subscription().locale(),
                now);
        if (consent == null) {
            subscriber.invite();
        } else {
            subscriber.vouch(consent, now);
        }
        subscribers.saveAndFlush(subscriber);
        if (consent == null) {
            ask(subscriber);
        }
    }

    /** Sends a confirmation, unless the address has had enough of them. */
    void ask(Subscriber subscriber) {
        Subscription subscription = subscriber.subscription();
        if (limits.mayAsk(subscription.address().toLowerCase(Locale.ROOT), subscription.isActive())) {
            send(ConfirmationMail.KIND, Ids.random(), subscription);
        }
    }

    void send(String kind, String subjectId, Subscription to) {
        deliveries.enqueue(new NewDelivery(
                kind, subjectId, to.id(), to.channel(), to.address(), Locale.forLanguageTag(to.locale()), Lane.ASKED));
    }

    private Subscriber stranger(String channel, String address, Locale locale, Instant now) {
        LinkTokens tokens = new LinkTokens(
                keys.named(LinkTokens.KEY), Ids.random(), SecretToken.random().text());
        return new Subscriber(channel, address, locale.toLanguageTag(), tokens, now);
    }
}
