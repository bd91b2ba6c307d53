package com.telerivet.status.metric.otlp;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who sends.
 *
 * @param instance which of the service's processes it is
 * @param attributes of its resource
 */
record Sender(String service, String instance, Map<String, String> attributes) {

    static Sender of(Map<String, String> attributes) {
        String instance = Stream.of("service.instance.id", "host.name", "process.pid")
                .map(attributes::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new Sender(attributes.getOrDefault("service.name", ""), instance, attributes);
    }
}
