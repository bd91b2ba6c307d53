package com.telerivet.status.delivery.sms;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.delivery.Outcome;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.Reach;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** SMS. A phone that hangs does not exist, but the API may; so it shares the senders of endpoints, not those of mail. */
@Component
class SmsChannel implements Channel {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** A word on an incident is worth nothing a day later. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private static final Duration UNTIL_THERE_IS_MORE = Duration.ofMinutes(15);
    private static final Duration UNTIL_A_LINE_IS_FREE = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 32;

    private final SmsSettings settings;
    private final OutboundHttp http;
    private final JsonMapper json;
    private final Semaphore lines = new Semaphore(MOST_AT_ONCE);
    private final Bucket day;

    SmsChannel(SmsSettings settings, OutboundHttp http, JsonMapper json) {
        this.settings = settings;
        this.http = http;
        this.json = json;
        this.day = Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(settings.mostPerDay()).refillGreedy(settings.mostPerDay(), Duration.ofDays(1)))
                .build();
    }

    @Override
    public String name() {
        return "sms";
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
        return (delivery, message) ->
                settings.isSet() ? bounded(delivery, message) : new Outcome.Refused("SMS is not set up any more");
    }

    private Outcome bounded(Delivery delivery, Message message) {
        try {
            if (!lines.tryAcquire(TIMEOUT.toMillis() / 2, TimeUnit.MILLISECONDS)) {
                return new Outcome.TryLater("too many messages at once", false, UNTIL_A_LINE_IS_FREE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.TryLater("interrupted", false, UNTIL_A_LINE_IS_FREE);
        }
        try {
            return day.tryConsume(1)
                    ? post(delivery, message.text())
                    : new Outcome.TryLater("the limit of messages a day is reached", false, UNTIL_THERE_IS_MORE);
        } finally {
            lines.release();
        }
    }

    private Outcome post(Delivery delivery, String text) {
        String key = Base64.getEncoder().encodeToString((settings.apiKey() + ":").getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json", "Accept", "application/json", "Authorization", "Basic " + key);
        String body = json.writeValueAsString(Map.of("to_number", delivery.address(), "content", text));
        try {
            return outcome(http.post(settings.messages(), body, headers, Reach.OWN_NETWORK, TIMEOUT)
                    .status());
        } catch (IOException e) {
            return new Outcome.TryLater(String.valueOf(e.getMessage()), false);
        }
    }

    /** The API answers 400 for a number or a text that it will never take; a wrong key may be put right. */
    private static Outcome outcome(int status) {
        String said = "answered " + status;
        if (status / 100 == 2) {
            return new Outcome.Sent();
        }
        return status == 400 ? new Outcome.Refused(said, true) : new Outcome.TryLater(said, false);
    }
}
