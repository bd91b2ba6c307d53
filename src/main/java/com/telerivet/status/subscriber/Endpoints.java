package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.AddressGone;
import com.telerivet.status.delivery.ChatMessage;
import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.DeliveryGivenUp;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.Seal;
import com.telerivet.status.platform.SecretToken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Subscribers that are no people but endpoints: webhooks of programs, and incoming webhooks of chats. */
@Component
public class Endpoints {

    private static final String KEY = "subscriber-endpoints";

    private final SubscriberRepository subscribers;
    private final SignUps signUps;
    private final JdbcClient jdbc;
    private final Seal seal;
    private final SignUpLimits limits;
    private final Suspensions suspensions;
    private final Deliveries deliveries;
    private final Clock clock;

    Endpoints(
            SubscriberRepository subscribers,
            SignUps signUps,
            JdbcClient jdbc,
            Seal seal,
            SignUpLimits limits,
            Suspensions suspensions,
            Deliveries deliveries,
            Clock clock) {
        this.subscribers = subscribers;
        this.signUps = signUps;
        this.jdbc = jdbc;
        this.seal = seal;
        this.limits = limits;
        this.suspensions = suspensions;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Where an endpoint is.
     *
     * @param secret what requests to it are signed with; null for none
     * @param contact the mail address of who answers for it; null where nobody gave one
     */
    public record Place(URI url, @Nullable String secret, @Nullable String contact) {}

    /** Whether subscribers of this channel are endpoints. */
    public static boolean isOne(String channel) {
        return channel.equals(EndpointUrl.WEBHOOK) || ChatMessage.CHATS.contains(channel);
    }

    /**
     * Asks an endpoint whether it wants to hear of news: somebody behind it has to open the link that it is sent. One that
     * hears of them already stays as it is, and is sent nothing, unless it is to follow an incident as well.
     */
    @Transactional
    public void subscribe(EndpointUrl endpoint, @Nullable MailAddress contact, Wish wish, Locale locale) {
        SignUps.Asked asked = signUps.asked(endpoint.channel(), endpoint.label(), wish, locale);
        if (!asked.isToConfirm()) {
            return;
        }
        Subscriber subscriber = asked.subscriber();
        if (subscriber.state() != SubscriberState.ACTIVE) {
            keep(subscriber.subscription().id(), endpoint, contact);
        }
        boolean mayCall = !endpoint.channel().equals(EndpointUrl.WEBHOOK)
                || limits.mayCall(endpoint.url().getHost());
        if (mayCall) {
            signUps.ask(subscriber);
        }
    }

    /**
     * What became of an endpoint that the team enters.
     *
     * @param secret what its requests are signed with, told this once; null where it has to be confirmed first
     */
    public record Enrolled(String id, @Nullable String secret) {}

    /**
     * Enters a webhook that the team gives; unless it is said to have agreed, it is asked. Who has unsubscribed is asked
     * anyway. Empty where {@code url} is no URL of a webhook.
     *
     * @param componentIds empty means all
     */
    @Transactional
    public Optional<Enrolled> enrol(String url, MailAddress contact, Set<String> componentIds, boolean isAgreed) {
        return EndpointUrl.of(EndpointUrl.WEBHOOK, url, new ChatSettings(List.of()))
                .map(endpoint -> {
                    boolean hasLeft = subscribers
                            .findByAddress(endpoint.channel(), endpoint.label())
                            .filter(s -> s.state() == SubscriberState.UNSUBSCRIBED)
                            .isPresent();
                    Subscriber subscriber = signUps.invited(
                                    endpoint.channel(),
                                    endpoint.label(),
                                    Wish.of(componentIds, Extent.ALL),
                                    Locale.ENGLISH)
                            .subscriber();
                    Subscription subscription = subscriber.subscription();
                    if (subscription.isActive()) {
                        subscriber.choose(componentIds);
                        return new Enrolled(subscription.id(), null);
                    }
                    keep(subscription.id(), endpoint, contact);
                    if (!isAgreed || hasLeft) {
                        signUps.ask(subscriber);
                        return new Enrolled(subscription.id(), null);
                    }
                    subscriber.confirm(clock.instant());
                    subscribers.flush();
                    return new Enrolled(
                            subscription.id(), newSecret(subscription).orElse(null));
                });
    }

    private void keep(String id, EndpointUrl endpoint, @Nullable MailAddress contact) {
        jdbc.sql(
                        """
                        insert into subscriber_endpoint (subscriber_id, sealed_url, contact) values (:id, :url, :contact)
                        on conflict (subscriber_id) do update
                        set sealed_url = excluded.sealed_url, contact = excluded.contact, sealed_secret = null
                        """)
                .param("id", id)
                .param("url", sealed(endpoint.url().toString(), id))
                .param("contact", contact == null ? null : contact.text())
                .update();
    }

    /** The places of those of these subscribers that have one. */
    @Transactional(readOnly = true)
    public Map<String, Place> places(Collection<String> subscriberIds) {
        Map<String, Place> places = new HashMap<>();
        jdbc.sql(
                        """
                        select subscriber_id, sealed_url, sealed_secret, contact from subscriber_endpoint
                        where subscriber_id = any(?)
                        """)
                .param(subscriberIds.toArray(String[]::new))
                .query(row -> {
                    String id = row.getString(1);
                    byte[] secret = row.getBytes(3);
                    places.put(
                            id,
                            new Place(
                                    URI.create(opened(row.getBytes(2), id)),
                                    secret == null ? null : opened(secret, id),
                                    row.getString(4)));
                });
        return places;
    }

    /** Makes the secret of a webhook, to be shown to its owner; empty where it has one, which is not shown again. */
    @Transactional
    Optional<String> newSecret(Subscription subscription) {
        if (!subscription.channel().equals(EndpointUrl.WEBHOOK)) {
            return Optional.empty();
        }
        String secret = SecretToken.random().text();
        int made = jdbc.sql(
                        "update subscriber_endpoint set sealed_secret = ? where subscriber_id = ? and sealed_secret is null")
                .params(sealed(secret, subscription.id()), subscription.id())
                .update();
        return made == 0 ? Optional.empty() : Optional.of(secret);
    }

    /** An endpoint that answers "gone" has unsubscribed. */
    @EventListener
    @Transactional
    public void note(AddressGone gone) {
        subscribers
                .findByAddress(gone.channel(), gone.address())
                .filter(subscriber -> isOne(gone.channel()))
                .ifPresent(subscriber -> subscriber.unsubscribe(clock.instant()));
    }

    /** An endpoint that nothing got through to for a day is paused, and its owner is told. */
    @EventListener
    @Transactional
    public void note(DeliveryGivenUp givenUp) {
        if (!isOne(givenUp.channel()) || suspensions.isSuspended(givenUp.channel(), givenUp.address())) {
            return;
        }
        suspensions.suspend(givenUp.channel(), givenUp.address(), givenUp.reason());
        subscribers
                .findByAddress(givenUp.channel(), givenUp.address())
                .map(Subscriber::subscription)
                .filter(Subscription::isActive)
                .ifPresent(paused -> contact(paused.id())
                        .filter(contact -> limits.mayAsk(contact.toLowerCase(Locale.ROOT), false))
                        .ifPresent(contact -> deliveries.enqueue(new NewDelivery(
                                PausedMail.KIND,
                                Ids.random(),
                                paused.id(),
                                "mail",
                                contact,
                                Locale.forLanguageTag(paused.locale()),
                                Lane.LATER))));
    }

    private Optional<String> contact(String id) {
        return jdbc.sql("select contact from subscriber_endpoint where subscriber_id = ? and contact is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    private byte[] sealed(String text, String id) {
        return seal.close(text.getBytes(StandardCharsets.UTF_8), KEY, id);
    }

    private String opened(byte[] sealed, String id) {
        return new String(seal.open(sealed, KEY, id), StandardCharsets.UTF_8);
    }
}
