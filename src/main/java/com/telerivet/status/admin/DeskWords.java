package com.telerivet.status.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the desk says about times, and its sentences with something filled in. */
@Component
class DeskWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "MMM dd, yyyy '-' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final MessageSource messages;
    private final Clock clock;

    DeskWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    String say(String key, Object... values) {
        return messages.getMessage(key, values, Locale.ENGLISH);
    }

    /** A word for something that may have none yet, which is then called {@code otherwise}. */
    String name(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, Locale.ENGLISH));
    }

    /** {@code 40 s}, or {@code 1 h 12 min} */
    String briefly(Duration time) {
        return time.toSeconds() < 120 ? say("admin.age.seconds", time.toSeconds()) : lasting(time);
    }

    /** {@code Jan 31, 2015 - 08:38 UTC} */
    Moment moment(Instant instant) {
        return new Moment(instant.toString(), MOMENT.format(instant));
    }

    /** {@code 08:38 UTC} */
    String timeOfDay(Instant instant) {
        return TIME_OF_DAY.format(instant);
    }

    /** {@code 1 h 12 min} from {@code start} until now. */
    String since(Instant start) {
        return lasting(Duration.between(start, clock.instant()));
    }

    /** {@code 12 min} from now until {@code end}. */
    String until(Instant end) {
        return lasting(Duration.between(clock.instant(), end));
    }

    boolean isPast(Instant instant) {
        return clock.instant().isAfter(instant);
    }

    /** {@code 1 h 12 min} */
    String lasting(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes < 60) {
            return say("admin.age.minutes", minutes);
        }
        return age.toHours() < 48
                ? say("admin.age.hours", age.toHours(), minutes % 60)
                : say("admin.age.days", age.toDays());
    }

    /**
     * The instant as a field of type datetime-local holds it: in UTC, to the minute, since nobody types seconds. What
     * comes back unchanged stands for the instant itself.
     */
    static String inField(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
