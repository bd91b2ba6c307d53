package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.SmsSettings;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Subscribers who hear of news by SMS. */
@Component
public class Phones {

    static final String CHANNEL = "sms";

    private final SubscriberRepository subscribers;
    private final SignUps signUps;
    private final Follows follows;
    private final SignUpLimits limits;
    private final SmsSettings settings;
    private final Clock clock;

    Phones(
            SubscriberRepository subscribers,
            SignUps signUps,
            Follows follows,
            SignUpLimits limits,
            SmsSettings settings,
            Clock clock) {
        this.subscribers = subscribers;
        this.signUps = signUps;
        this.follows = follows;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether SMS is set up; else there is nothing to subscribe to. */
    public boolean areOffered() {
        return settings.isSet();
    }

    /**
     * Asks a number whether it wants to hear of news. One that does already stays as it is, and is sent nothing.
     *
     * @throws TooManySignUps when too many were sent a confirmation in this hour
     */
    @Transactional
    void subscribe(PhoneNumber number, Wish wish, Locale locale) {
        if (!limits.maySend()) {
            throw new TooManySignUps("too many messages were asked for in this hour");
        }
        SignUps.Asked asked = signUps.asked(CHANNEL, number.text(), wish, locale);
        if (asked.isToConfirm()) {
            signUps.ask(asked.subscriber());
        }
    }

    /**
     * Enters a number that the team gives; unless it is said to have agreed, it is asked. Who has unsubscribed is asked
     * anyway. The result is the subscriber's id, or empty where {@code typed} is no number, or SMS is not set up.
     */
    @Transactional
    public Optional<String> enrol(String typed, Set<String> componentIds, boolean isAgreed) {
        return number(typed)
                .map(number ->
                        enrol(number, componentIds, isAgreed).subscription().id());
    }

    /** The same for one incident; who hears of it anyway hears of it once. */
    @Transactional
    public Optional<String> enrolFor(String incidentId, String typed, boolean isAgreed) {
        return number(typed).map(number -> {
            Subscriber follower = subscribers
                    .findByAddress(CHANNEL, number.text())
                    .filter(known -> known.state() != SubscriberState.UNSUBSCRIBED)
                    .orElse(null);
            if (follower == null) {
                follower = enrol(number, Set.of(), isAgreed);
                follower.hearOfNothingElse();
                subscribers.flush();
            }
            String id = follower.subscription().id();
            follows.add(id, incidentId);
            return id;
        });
    }

    private Optional<PhoneNumber> number(String typed) {
        return PhoneNumber.of(typed).filter(number -> settings.isSet());
    }

    private Subscriber enrol(PhoneNumber number, Set<String> componentIds, boolean isAgreed) {
        boolean hasLeft = subscribers
                .findByAddress(CHANNEL, number.text())
                .filter(s -> s.state() == SubscriberState.UNSUBSCRIBED)
                .isPresent();
        Subscriber subscriber = signUps.invited(
                        CHANNEL, number.text(), Wish.of(componentIds, Extent.ALL), Locale.ENGLISH)
                .subscriber();
        if (subscriber.state() == SubscriberState.ACTIVE) {
            subscriber.choose(componentIds);
        } else if (isAgreed && !hasLeft) {
            subscriber.confirm(clock.instant());
        } else {
            signUps.ask(subscriber);
        }
        subscribers.flush();
        return subscriber;
    }
}
