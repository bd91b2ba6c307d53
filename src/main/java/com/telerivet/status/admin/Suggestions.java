package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.metric.MetricKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report form with what the figures say already filled in; a person reads it and publishes. */
@Component
class Suggestions {

    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final DeskWords words;

    Suggestions(DeskWords words) {
        this.words = words;
    }

    /** @param componentId null where nobody knows which component it is */
    EntryForm report(MetricKind kind, String service, @Nullable String componentId, Instant since) {
        String name = words.say("alert.suggestion.name." + kind.code(), service);
        String body = words.say("alert.suggestion.body." + kind.code(), service, HOURS.format(since));
        return report(name, body, componentId, status(kind), since);
    }

    EntryForm report(String name, String body, @Nullable String componentId, ComponentStatus status, Instant since) {
        return new EntryForm(
                name,
                "",
                IncidentStatus.INVESTIGATING.code(),
                body,
                DeskWords.inField(since.truncatedTo(ChronoUnit.MINUTES)),
                componentId == null ? Map.of() : Map.of(componentId, status.code()),
                "",
                "",
                true,
                0,
                "");
    }

    /** What is slow is degraded; what fails is down in part, as long as nobody says that it is down altogether. */
    static ComponentStatus status(MetricKind kind) {
        return kind == MetricKind.UPTIME || kind == MetricKind.ERROR_RATE
                ? ComponentStatus.PARTIAL_OUTAGE
                : ComponentStatus.DEGRADED_PERFORMANCE;
    }
}
