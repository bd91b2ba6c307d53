package com.telerivet.status.delivery.webhook;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.Reach;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Posts to whatever endpoint the message names, as far as that is a public one. */
final class HookChannel implements Channel {

    /** What receivers made for Statuspage may take to answer; {@code Flights} holds a delivery for longer than that. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofDays(1);
    /** Who asks for less gets this, so that "at once" for a day does not become a storm. */
    private static final Duration SHORTEST_REST = Duration.ofSeconds(5);

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final String name;
    private final OutboundHttp http;
    private final Clock clock;

    HookChannel(String name, OutboundHttp http, Clock clock) {
        this.name = name;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isOfManyServers() {
        return true;
    }

    @Override
    public Optional<Duration> givesUpAfter() {
        return Optional.of(PATIENCE);
    }

    @Override
    public Line open() {
        return (delivery, message) -> {
            Message.Posting posting = message.posting();
            return posting == null ? new Outcome.Refused("it has nothing to post") : post(delivery, posting);
        };
    }

    private Outcome post(Delivery delivery, Message.Posting posting) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Status-Delivery", String.valueOf(delivery.id()));
        if (posting.secret() != null) {
            headers.put(Signature.HEADER, Signature.of(posting.json(), posting.secret(), clock.instant()));
        }
        try {
            return outcome(http.post(posting.target(), posting.json(), headers, Reach.PUBLIC, TIMEOUT));
        } catch (IOException e) {
            return new Outcome.TryLater(String.valueOf(e.getMessage()), false);
        }
    }

    private Outcome outcome(OutboundHttp.Answer answer) {
        int status = answer.status();
        String said = "answered " + status;
        if (status / 100 == 2) {
            return new Outcome.Sent();
        }
        return switch (status) {
            case 410 -> new Outcome.Gone(said);
            case 400, 413, 415, 422 -> new Outcome.Refused(said);
            case 429, 503 ->
                new Outcome.TryLater(said, false, restAsked(answer.headers().get("Retry-After")));
            default -> new Outcome.TryLater(said, false);
        };
    }

    /** Seconds, or a date (RFC 9110); null where it says neither. */
    private @Nullable Duration restAsked(@Nullable String said) {
        if (said == null) {
            return null;
        }
        try {
            Duration asked = said.matches("[0-9]{1,9}(\\.[0-9]*)?")
                    ? Duration.ofMillis((long) Math.ceil(Double.parseDouble(said) * 1000))
                    : Duration.between(
                            clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(said, Instant::from));
            return asked.compareTo(LONGEST_REST) > 0
                    ? LONGEST_REST
                    : asked.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : asked;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
