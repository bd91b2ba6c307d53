package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what phones answer. What comes from a number itself is that number's own word, so that START agrees as a link does. */
@Component
class Replies {

    private final SubscriberRepository subscribers;
    private final Follows follows;
    private final Suspensions suspensions;
    private final SignUpLimits limits;
    private final StatusPage page;
    private final MessageSource messages;
    private final Clock clock;

    Replies(
            SubscriberRepository subscribers,
            Follows follows,
            Suspensions suspensions,
            SignUpLimits limits,
            StatusPage page,
            MessageSource messages,
            Clock clock) {
        this.subscribers = subscribers;
        this.follows = follows;
        this.suspensions = suspensions;
        this.limits = limits;
        this.page = page;
        this.messages = messages;
        this.clock = clock;
    }

    /** Does it, and says what to answer; nothing to a number that was answered often enough. */
    @Transactional
    Optional<String> take(PhoneNumber number, ReplyWord word) {
        Subscriber known =
                subscribers.findByAddress(Phones.CHANNEL, number.text()).orElse(null);
        String said =
                switch (word) {
                    case STOP -> stop(known);
                    case START -> start(known);
                    case HELP -> "help";
                };
        Locale locale = known == null
                ? Locale.ENGLISH
                : Locale.forLanguageTag(known.subscription().locale());
        return limits.mayAnswer(number.text()) ? Optional.of(words(said, locale)) : Optional.empty();
    }

    private String stop(@Nullable Subscriber known) {
        if (known != null) {
            known.unsubscribe(clock.instant());
        }
        return "stopped";
    }

    private String start(@Nullable Subscriber known) {
        if (known == null) {
            return "unknown";
        }
        known.resume(clock.instant());
        Subscription resumed = known.subscription();
        follows.agree(resumed.id());
        suspensions.lift(resumed.channel(), resumed.address());
        return "started";
    }

    private String words(String said, Locale locale) {
        PageProfile profile = page.profile();
        return messages.getMessage(
                "subscriber.phone.reply." + said,
                new Object[] {profile.name(), profile.url() + "/subscribe/sms"},
                locale);
    }
}
