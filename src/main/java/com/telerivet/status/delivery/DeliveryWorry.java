package com.telerivet.status.delivery;

import com.telerivet.status.platform.Worrier;
import com.telerivet.status.platform.Worry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether messages leave: within a minute, and at all. */
@Component
class DeliveryWorry implements Worrier {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final SendingPermit permit;

    DeliveryWorry(Deliveries deliveries, SendingPermit permit) {
        this.deliveries = deliveries;
        this.permit = permit;
    }

    @Override
    public Optional<Worry> worry() {
        if (permit.isHeld()) {
            return Optional.of(Worry.of("delivery.worry.held"));
        }
        Duration oldest = deliveries.oldest();
        return oldest.compareTo(SOON) > 0
                ? Optional.of(Worry.of("delivery.worry.late", oldest, deliveries.queued()))
                : Optional.empty();
    }
}
