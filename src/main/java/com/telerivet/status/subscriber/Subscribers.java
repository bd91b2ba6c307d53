package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.page.Language;
import com.telerivet.status.platform.Ids;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who hears of what. Nobody does before the address itself has agreed (double opt-in). */
@Component
public class Subscribers {

    private static final String KEY = "subscriber-links";

    private final SubscriberRepository subscribers;
    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final SecretKeys keys;
    private final SignUpLimits limits;
    private final SubscriberSettings settings;
    private final StatusSettings shared;
    private final Clock clock;

    Subscribers(
            SubscriberRepository subscribers,
            JdbcClient jdbc,
            Deliveries deliveries,
            SecretKeys keys,
            SignUpLimits limits,
            SubscriberSettings settings,
            StatusSettings shared,
            Clock clock) {
        this.subscribers = subscribers;
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.keys = keys;
        this.limits = limits;
        this.settings = settings;
        this.shared = shared;
        this.clock = clock;
    }

    /**
     * Asks an address whether it wants to hear of news. Whoever calls learns nothing about the address: known, unknown,
     * waiting or unsubscribed, the answer is the same. An active subscription stays as it is; its owner is told so by
     * mail, at most once a day.
     *
     * @param componentIds the chosen components; empty means all
     * @throws TooManySignUps when too many wait for their confirmation already
     */
    @Transactional
    public void subscribe(MailAddress address, Set<String> componentIds, Locale locale) {
        if (subscribers.countByState(SubscriberState.UNCONFIRMED) >= settings.mostPending()) {
            throw new TooManySignUps("too many subscriptions wait for their confirmation");
        }
        Instant now = clock.instant();
        boolean mail = limits.mayMail(address.text().toLowerCase(Locale.ROOT));
        Subscriber subscriber = subscribers.findByMail(address.text()).orElseGet(() -> stranger(address, locale, now));
        if (subscriber.state() == SubscriberState.ACTIVE) {
            String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
            send(AlreadySubscribedMail.KIND, today, subscriber.subscription());
            return;
        }
        subscriber.ask(componentIds, locale.toLanguageTag(), now);
        subscribers.saveAndFlush(subscriber);
        if (mail) {
            send(ConfirmationMail.KIND, Ids.random(), subscriber.subscription());
        }
    }

    /** The subscription that a confirmation link belongs to; empty for an unknown or expired link. */
    @Transactional(readOnly = true)
    public Optional<Subscription> asked(String confirmToken) {
        return confirmable(confirmToken).map(Subscriber::subscription);
    }

    /** Agrees to the subscription. Repeated, it changes nothing more. */
    @Transactional
    public Optional<Subscription> confirm(String confirmToken) {
        return confirmable(confirmToken).map(subscriber -> {
            subscriber.confirm(clock.instant());
            return subscriber.subscription();
        });
    }

    /** The subscription that a preferences link belongs to; empty when it is unknown or not active any more. */
    @Transactional(readOnly = true)
    public Optional<Subscription> managed(String manageToken) {
        return manageable(manageToken).map(Subscriber::subscription);
    }

    /** Chooses the components to hear of, of which an empty set means all, and in what language. */
    @Transactional
    public Optional<Subscription> choose(String manageToken, Set<String> componentIds, Language language) {
        return manageable(manageToken).map(subscriber -> {
            subscriber.choose(componentIds);
            subscriber.hearIn(language);
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
        return links(new LinkTokens(keys.named(KEY), id, subscriber.salt()));
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
        byte[] key = keys.named(KEY);
        Map<String, SubscriptionLinks> links = new HashMap<>();
        jdbc.sql("select id, salt from subscriber where state = 'active' and id = any(?)")
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    String id = row.getString(1);
                    links.put(id, links(new LinkTokens(key, id, row.getString(2))));
                });
        return links;
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

    /** Enters an address that the team gives; unless it is said to have agreed, it is asked. */
    void enrol(MailAddress address, Set<String> componentIds, @Nullable String consent) {
        Instant now = clock.instant();
        Subscriber subscriber =
                subscribers.findByMail(address.text()).orElseGet(() -> stranger(address, Locale.ENGLISH, now));
        subscriber.ask(componentIds, subscriber.subscription().locale(), now);
        if (consent != null) {
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
        if (limits.mayMail(subscription.address().toLowerCase(Locale.ROOT))) {
            send(ConfirmationMail.KIND, Ids.random(), subscription);
        }
    }

    /** A subscriber of another channel that somebody wants to hear of news; who hears of them already stays as it is. */
    Subscriber asked(String channel, String address, Set<String> componentIds, Locale locale) {
        if (subscribers.countByState(SubscriberState.UNCONFIRMED) >= settings.mostPending()) {
            throw new TooManySignUps("too many subscriptions wait for their confirmation");
        }
        Instant now = clock.instant();
        Subscriber subscriber =
                subscribers.findByAddress(channel, address).orElseGet(() -> stranger(channel, address, locale, now));
        if (subscriber.state() == SubscriberState.ACTIVE) {
            return subscriber;
        }
        subscriber.ask(componentIds, locale.toLanguageTag(), now);
        return subscribers.saveAndFlush(subscriber);
    }

    private Subscriber stranger(MailAddress address, Locale locale, Instant now) {
        return stranger("mail", address.text(), locale, now);
    }

    private Subscriber stranger(String channel, String address, Locale locale, Instant now) {
        LinkTokens tokens = new LinkTokens(
                keys.named(KEY), Ids.random(), SecretToken.random().text());
        return new Subscriber(channel, address, locale.toLanguageTag(), tokens, now);
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

    private void send(String kind, String subjectId, Subscription to) {
        deliveries.enqueue(new NewDelivery(
                kind, subjectId, to.id(), to.channel(), to.address(), Locale.forLanguageTag(to.locale()), Lane.ASKED));
    }
}
