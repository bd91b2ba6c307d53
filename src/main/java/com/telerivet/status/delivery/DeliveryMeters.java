package com.telerivet.status.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What the operator's monitoring sees: {@code status.delivery.*}. */
@Component
class DeliveryMeters {

    private final MeterRegistry registry;

    DeliveryMeters(MeterRegistry registry, Deliveries deliveries, Suspensions suspensions) {
        this.registry = registry;
        Gauge.builder("status.delivery.queued", deliveries::queued)
                .description("Deliveries that wait")
                .register(registry);
        Gauge.builder("status.delivery.oldest", () -> deliveries.oldest().toSeconds())
                .description("Age of the oldest delivery that waits")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("status.delivery.suspended", suspensions::count)
                .description("Addresses that are not written to any more")
                .register(registry);
    }

    /** Counts {@code sent}, {@code refused}, {@code cancelled} or {@code retried}. */
    void count(String what, String channel) {
        registry.counter("status.delivery." + what, "channel", channel).increment();
    }
}
