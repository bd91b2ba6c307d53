package com.telerivet.status.subscriber;

import com.telerivet.status.platform.SecretKeys;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.StatusSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who hears of what. Nobody does before the address itself has agreed (double opt-in). */
@Component
public class Subscribers {

    private final SubscriberRepository subscribers;
    private final JdbcClient jdbc;
    private final SignUps signUps;
    private final Follows follows;
    private final SecretKeys keys;
    private final SubscriberSettings settings;
    private final StatusSettings shared;
    private final Clock clock;

    Subscribers(
            SubscriberRepository subscribers,
            JdbcClient jdbc,
            SignUps signUps,
            Follows follows,
            SecretKeys keys,
            SubscriberSettings settings,
            StatusSettings shared,
            Clock clock) {
        this.subscribers = subscribers;
        this.jdbc = jdbc;
        this.signUps = signUps;
        this.follows = follows;
        this.keys = keys;
        this.settings = settings;
        this.shared = shared;
        this.clock = clock;
    }

    /** Asks an address about news of these components, or of all where there are none named. */
    @Transactional
    public void subscribe(MailAddress address, Set<String> componentIds, Locale locale) {
        subscribe(address, Wish.of(componentIds, Extent.ALL), locale);
    }

    /**
     * Asks an address whether it wants to hear of news. Whoever calls learns nothing about the address: known, unknown,
     * waiting or unsubscribed, the answer is the same. An active subscription stays as it is; its owner is told so by
     * mail, at most once a day, or asked whether it wants to follow the incident as well.
     */
    @Transactional
    public void subscribe(MailAddress address, Wish wish, Locale locale) {
        SignUps.Asked asked = signUps.asked("mail", address.text(), wish, locale);
        Subscriber subscriber = asked.subscriber();
        if (asked.isToConfirm()) {
            signUps.ask(subscriber);
        } else {
            String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
            signUps.send(AlreadySubscribedMail.KIND, today, subscriber.subscription());
        }
    }

    /** The subscription that a confirmation link belongs to; empty for an unknown or expired link. */
    @Transactional(readOnly = true)
    public Optional<Subscription> asked(String confirmToken) {
        return confirmable(confirmToken).map(Subscriber::subscription);
    }

    /** Agrees to the subscription, and to all that it is to follow. Repeated, it changes nothing more. */
    @Transactional
    public Optional<Subscription> confirm(String confirmToken) {
        return confirmable(confirmToken).map(subscriber -> {
            subscriber.confirm(clock.instant());
            follows.agree(subscriber.subscription().id());
            return subscriber.subscription();
        });
    }

    /** The subscription that a preferences link belongs to; empty when it is unknown or not active any more. */
    @Transactional(readOnly = true)
    public Optional<Subscription> managed(String manageToken) {
        return manageable(manageToken).map(Subscriber::subscription);
    }

    /** Changes what a subscriber hears of, and in what language. */
    @Transactional
    Optional<Subscription> change(String manageToken, Preferences wanted) {
        return manageable(manageToken).map(subscriber -> {
            if (wanted.scope() == Preferences.Scope.NONE) {
                subscriber.hearOfNothingElse();
            } else {
                subscriber.choose(wanted.componentIds());
            }
            subscriber.narrow(wanted.extent());
            subscriber.hearIn(wanted.language());
            follows.remove(subscriber.subscription().id(), wanted.unfollowed());
            return subscriber.subscription();
        });
    }

    /** The subscription, active or not, that an unsubscribe link belongs to. Such a link never expires. */
    @Transactional(readOnly = true)
    public Optional<Subscription> leaving(String unsubscribeToken) {
        return subscribers
                .findByUnsubscribeHash(new SecretToken(unsubscribeToken).hash())
                .map(Subscriber::subscription);
    }

    /** Ends the subscription: what still waits in the queue for it will not be sent either. */
    @Transactional
    public Optional<Subscription> unsubscribe(String unsubscribeToken) {
        return subscribers
                .findByUnsubscribeHash(new SecretToken(unsubscribeToken).hash())
                .map(subscriber -> {
                    subscriber.unsubscribe(clock.instant());
                    return subscriber.subscription();
                });
    }

    @Transactional(readOnly = true)
    public Optional<Subscription> find(String id) {
        return subscribers.findById(id).map(Subscriber::subscription);
    }

    /** The links of one subscriber, for mails to nobody but that subscriber. */
    @Transactional(readOnly = true)
    public SubscriptionLinks links(String id) {
        Subscriber subscriber = subscribers.findById(id).orElseThrow();
        return links(new LinkTokens(keys.named(LinkTokens.KEY), id, subscriber.salt()));
    }

    private SubscriptionLinks links(LinkTokens tokens) {
        return new SubscriptionLinks(
                shared.baseUrl() + "/subscriptions/confirm/" + tokens.confirm().text(),
                shared.baseUrl() + "/subscriptions/" + tokens.manage().text(),
                shared.baseUrl() + "/unsubscribe/" + tokens.unsubscribe().text());
    }

    /** The links of those of these that listen just now, each for a message to nobody but that subscriber. */
    @Transactional(readOnly = true)
    public Map<String, SubscriptionLinks> listening(Collection<String> ids) {
        byte[] key = keys.named(LinkTokens.KEY);
        Map<String, SubscriptionLinks> links = new HashMap<>();
        jdbc.sql("select id, salt from subscriber where state = 'active' and id = any(?)")
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    String id = row.getString(1);
                    links.put(id, links(new LinkTokens(key, id, row.getString(2))));
                });
        return links;
    }

    /** Those of these that follow the incident. */
    @Transactional(readOnly = true)
    public Set<String> followers(Collection<String> ids, String incidentId) {
        return follows.among(ids, incidentId);
    }

    @Transactional(readOnly = true)
    public long countActive() {
        return subscribers.countByState(SubscriberState.ACTIVE);
    }

    /** Deletes those that never agreed. */
    @Transactional
    int forgetUnconfirmed() {
        return subscribers.deleteAsked(
                SubscriberState.UNCONFIRMED, clock.instant().minus(settings.confirmWithin()));
    }

    private Optional<Subscriber> confirmable(String confirmToken) {
        Instant earliest = clock.instant().minus(settings.confirmWithin());
        return subscribers
                .findByConfirmHash(new SecretToken(confirmToken).hash())
                .filter(s -> s.state() != SubscriberState.UNSUBSCRIBED)
                .filter(s -> s.state() == SubscriberState.ACTIVE || s.askedAt().isAfter(earliest));
    }

    private Optional<Subscriber> manageable(String manageToken) {
        return subscribers
                .findByManageHash(new SecretToken(manageToken).hash())
                .filter(s -> s.state() == SubscriberState.ACTIVE);
    }
}
