package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.metric.MetricKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What could be said of trouble that only figures know of. */
@Component
public class Suggestions {

    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final MessageSource messages;

    Suggestions(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The words for a figure that is bad.
     *
     * @param part what is affected, in readers' words
     */
    public Suggestion of(MetricKind kind, String part, Instant since) {
        return new Suggestion(
                say("alert.suggestion.name." + kind.code(), part),
                say("alert.suggestion.body." + kind.code(), part, HOURS.format(since)),
                status(kind));
    }

    /** The words of an entry that says that it is over. */
    public String recovered(Instant at) {
        return say("alert.suggestion.recovered", HOURS.format(at));
    }

    /** What is slow is degraded; what fails is down in part, as long as nobody says that it is down altogether. */
    private static ComponentStatus status(MetricKind kind) {
        return kind == MetricKind.UPTIME || kind == MetricKind.ERROR_RATE
                ? ComponentStatus.PARTIAL_OUTAGE
                : ComponentStatus.DEGRADED_PERFORMANCE;
    }

    String say(String key, Object... values) {
        return messages.getMessage(key, values, Locale.ENGLISH);
    }
}
