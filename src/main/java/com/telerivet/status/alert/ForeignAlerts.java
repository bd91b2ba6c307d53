package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.platform.PlainText;
import com.telerivet.status.platform.SecretToken;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alerts of other programs: the webhooks of Alertmanager and of Grafana, whose alerts have one form, and plain JSON with
 * {@code status}, {@code title}, {@code text}, {@code component}, {@code started_at} and {@code fingerprint}.
 */
@Component
public class ForeignAlerts {

    private static final int MOST = 100;
    private static final int LONGEST_FINGERPRINT = 64;
    private static final Duration OLDEST = Duration.ofDays(7);

    private final JsonMapper json = JsonMapper.shared();
    private final Proposals proposals;
    private final Components components;
    private final Clock clock;

    ForeignAlerts(Proposals proposals, Components components, Clock clock) {
        this.proposals = proposals;
        this.components = components;
        this.clock = clock;
    }

    /**
     * Opens, brings up to date or ends a proposal for each alert.
     *
     * @return the ids of the proposals that were told of, in the order of the alerts
     * @throws AlertRejected if this is no alert
     */
    @Transactional
    public List<String> take(byte[] body) {
        JsonNode told = read(body);
        JsonNode alerts = told.path("alerts");
        List<String> ids = new ArrayList<>();
        if (!alerts.isArray()) {
            take(told, "webhook", true).ifPresent(ids::add);
            return ids;
        }
        if (alerts.size() > MOST) {
            throw new AlertRejected("alerts", "A request holds at most " + MOST + " alerts");
        }
        String source = told.has("orgId") ? "Grafana" : "Alertmanager";
        alerts.forEach(alert -> take(alert, source, false).ifPresent(ids::add));
        return ids;
    }

    private Optional<String> take(JsonNode alert, String source, boolean isPlain) {
        String status = text(alert, "status");
        if (!status.equals("firing") && !status.equals("resolved")) {
            throw new AlertRejected("status", "The status of an alert is firing or resolved");
        }
        JsonNode labels = alert.path("labels");
        JsonNode notes = alert.path("annotations");
        String name = isPlain ? text(alert, "title") : first(text(notes, "summary"), text(labels, "alertname"));
        if (name.isBlank()) {
            throw new AlertRejected("title", "An alert needs a title, or a label alertname");
        }
        String given = first(text(alert, "fingerprint"), isPlain ? name : labels.toString());
        String fingerprint = "hook:" + (given.length() > LONGEST_FINGERPRINT ? new SecretToken(given).hash() : given);
        if (status.equals("resolved")) {
            Instant end = time(isPlain ? "" : text(alert, "endsAt"));
            return proposals.recovered(fingerprint, end).map(Proposal::id);
        }
        String body = isPlain ? text(alert, "text") : first(text(notes, "description"), text(notes, "message"));
        return Optional.of(proposals.open(new Trouble(
                fingerprint,
                source,
                null,
                null,
                name,
                first(body, name),
                component(isPlain ? text(alert, "component") : text(labels, "component")),
                ComponentStatus.PARTIAL_OUTAGE,
                time(text(alert, isPlain ? "started_at" : "startsAt")))));
    }

    /** By its id or its name; one that nobody knows is left for a person to choose. */
    private @Nullable String component(String named) {
        return components.tree().components().stream()
                .filter(c -> c.id().equals(named) || c.name().equalsIgnoreCase(named))
                .map(ComponentSummary::id)
                .findFirst()
                .orElse(null);
    }

    /** Now, where none is given or none that can be: other clocks run ahead, and some say the year one. */
    private Instant time(String given) {
        Instant now = clock.instant();
        try {
            Instant time = OffsetDateTime.parse(given).toInstant();
            return time.isAfter(now) || time.isBefore(now.minus(OLDEST)) ? now : time;
        } catch (DateTimeException e) {
            return now;
        }
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode told = json.readTree(body);
            if (told != null && told.isObject()) {
                return told;
            }
        } catch (JacksonException e) {
            // said below, in our own words
        }
        throw new AlertRejected("alert", "The body is no JSON object");
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other : one;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        try {
            return value.isString() ? PlainText.of(value.stringValue()).strip() : "";
        } catch (IllegalArgumentException e) {
            throw new AlertRejected(field, "The field " + field + " holds characters that cannot be kept");
        }
    }
}
