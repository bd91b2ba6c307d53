package com.telerivet.status.alert;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.delivery.Outcome;
import com.telerivet.status.platform.ForbiddenTarget;
import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.Reach;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Calls the addresses that administrators have given their rules. */
@Component
class AlertHookChannel implements Channel {

    static final String NAME = "alert-hook";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final OutboundHttp http;

    AlertHookChannel(OutboundHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOfManyServers() {
        return true;
    }

    @Override
    public Line open() {
        return (delivery, message) -> call(URI.create(delivery.address()), message.text());
    }

    private Outcome call(URI target, String body) {
        try {
            int status = http.post(target, body, Reach.OWN_NETWORK, TIMEOUT).status();
            if (status >= 200 && status < 300) {
                return new Outcome.Sent();
            }
            boolean isFinal = status >= 400 && status < 500 && status != 408 && status != 429;
            String reason = "answered " + status;
            return isFinal ? new Outcome.Refused(reason) : new Outcome.TryLater(reason, false);
        } catch (ForbiddenTarget e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Outcome.TryLater(String.valueOf(e.getMessage()), false);
        }
    }
}
