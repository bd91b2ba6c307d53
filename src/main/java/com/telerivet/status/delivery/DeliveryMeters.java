package com.telerivet.status.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the operator's monitoring sees: {@code status.delivery.*}. */
@Component
class DeliveryMeters {

    private static final List<String> COUNTED = List.of("sent", "refused", "retried", "cancelled", "suppressed");

    private final MeterRegistry registry;

    DeliveryMeters(MeterRegistry registry, Deliveries deliveries, Suspensions suspensions, List<Channel> channels) {
        this.registry = registry;
        // from zero on, so that the first failure is an increase and not a series out of nowhere
        for (Channel channel : channels) {
            COUNTED.forEach(what -> counter(what, channel.name()));
        }
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

    /** Counts {@code sent}, {@code refused}, {@code retried}, {@code cancelled} or {@code suppressed}. */
    void count(String what, String channel) {
        counter(what, channel).increment();
    }

    private Counter counter(String what, String channel) {
        return registry.counter("status.delivery." + what, "channel", channel);
    }
}
